using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>A task that is right but for how it runs a cell.</summary>
internal abstract class BrokenTask(ITask inner) : ITask
{
    public string Name => inner.Name;

    public string Identity => inner.Identity;

    public CellCode Code(Cell cell) => inner.Code(cell);

    public string MetricCode(string metric) => inner.MetricCode(metric);

    public string Fingerprint => inner.Fingerprint;

    public IReadOnlyList<MetricInfo> Metrics => inner.Metrics;

    public IReadOnlyList<string> MethodNames => inner.MethodNames;

    public IReadOnlyList<string> DefaultMethods(string scenario) => inner.DefaultMethods(scenario);

    public MethodChoice Method(string text) => inner.Method(text);

    public string Scenario(string text, ulong root) => inner.Scenario(text, root);

    public IEnumerable<Prerequisite> Prerequisites(Cell cell) => inner.Prerequisites(cell);

    public IReadOnlyList<HealthCheck> Health(StudyResults results) => inner.Health(results);

    public abstract CellResult Run(Cell cell, IReadOnlyCollection<string> metrics);

    /// <summary>Another cell under this one's name, with what it needs.</summary>
    protected CellResult RunAs(Cell other, IReadOnlyCollection<string> metrics)
    {
        foreach (var prerequisite in inner.Prerequisites(other))
        {
            prerequisite.Make();
        }

        return inner.Run(other, metrics);
    }
}

/// <summary>
/// A random D_f from the generator that everything else draws from: SUPREME, where it changes with s_unlearn, and with the methods and metrics
/// that are asked for since these draw before it does.
/// </summary>
/// <param name="inner">The task.</param>
/// <param name="state">How many numbers were drawn before, so to speak.</param>
internal sealed class ForgetSetFollows(ITask inner, Func<Cell, IReadOnlyCollection<string>, int> state) : BrokenTask(inner)
{
    public override CellResult Run(Cell cell, IReadOnlyCollection<string> metrics) => RunAs(cell with { Forget = state(cell, metrics) }, metrics);
}

/// <summary>s_u = (i-1)J + j with the J of the study that happens to run, so that a larger one moves the runs of a smaller: SUPREME's paper.</summary>
/// <param name="inner">The task.</param>
internal sealed class SeedsByStudySize(ITask inner) : BrokenTask(inner)
{
    private int seeds;

    public override CellResult Run(Cell cell, IReadOnlyCollection<string> metrics)
    {
        seeds = Math.Max(seeds, cell.Unlearn + 1);
        return RunAs(cell with { Unlearn = (cell.Train * seeds) + cell.Unlearn }, metrics);
    }
}

/// <summary>NaN passed on as a result: every repository that reports the accuracy alone, since the largest of many NaN is the first.</summary>
/// <param name="inner">The task.</param>
internal sealed class CollapsePassedOn(ITask inner) : BrokenTask(inner)
{
    public override CellResult Run(Cell cell, IReadOnlyCollection<string> metrics) => RunAs(cell, metrics) with { Status = CellStatus.Ok };
}
