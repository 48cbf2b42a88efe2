using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>A study that can be run: what an exact rule may look at beside its numbers, the record of every cell, and cells of its own.</summary>
/// <param name="cells">The task's cells, looked up or run.</param>
/// <param name="results">The study's results.</param>
/// <param name="program">How the program is started, for the command that repeats the study.</param>
public sealed class RunContext(StoredCells cells, StudyResults results, string program)
    : ClaimContext(results, $"{program} {StudyCommand.Of(results.Study, cells.Task)}")
{
    private readonly Lazy<IReadOnlyList<HealthCheck>> health = new(() => cells.Task.Health(results));
    private readonly ConcurrentDictionary<(string Claim, int Train), object> found = [];

    /// <summary>The task's cells.</summary>
    public StoredCells Cells => cells;

    /// <summary>The task.</summary>
    public ITask Task => cells.Task;

    /// <summary>The results with a record of every cell.</summary>
    public StudyResults Results => results;

    /// <summary>Controls that were contradicted where others judge them: what rests on this study is closed by them as by a check that fails.</summary>
    public IReadOnlyList<Verdict> Broken { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<HealthCheck> Health =>
        [.. Broken.Select(control => new HealthCheck(control.Claim.Id, control.Claim.Sentence, false, control.Measured)), .. health.Value];

    /// <inheritdoc/>
    public override IReadOnlyList<AuditTable> Audits => Task.Audit(results, Environment.ProcessorCount);

    /// <inheritdoc/>
    public override bool Concerns(Claim claim) => ClaimFit.VariesAsRegistered(claim, Study) && ClaimFit.HasFactors(claim, Study)
        && (claim.Metric is null || Study.Metrics.Contains(claim.Metric)) && MethodsOf(claim).All(Study.Methods.Contains);

    /// <inheritdoc/>
    public override string? Lacks(Claim claim) => null;

    /// <summary>Cells that exact rules run at a time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>What a rule finds for each of several things, in their order, such as methods whose cells it runs: on all workers.</summary>
    internal T[] Each<TOf, T>(IEnumerable<TOf> things, Func<TOf, T> find)
    {
        TOf[] all = [.. things];
        var each = new T[all.Length];
        try
        {
            Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = Workers }, k => each[k] = find(all[k]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return each;
    }

    /// <summary>What a rule found at a training seed, looked for once: the claim's verdict and the seed's own rest on the same runs.</summary>
    internal T Once<T>(Claim claim, int train, Func<T> find)
        where T : class => (T)found.GetOrAdd((claim.Id, train), _ => find());

    /// <inheritdoc/>
    internal override void RequireJudgeable(ClaimSet set)
    {
        set.RequireKnown(Task, Study.Root);
        var further = Study.Design.Further;
        string seeds = $"{Study.TrainingSeeds} x {Study.UnlearningSeeds} seeds";
        RequireFirstLook(string.Join(' ', further.Select(f => f.Axis.Name)), string.Concat(further.Select(f => $"{f.Levels} x ")) + seeds);

        // At level 0 of what varies beside them lies the study of training and unlearning seeds.
        if (further.Count > 0 && !Study.Design.HasPartsOf(SeedAxis.Train) && !Study.Design.HasPartsOf(SeedAxis.Unlearn))
        {
            RequireFirstLook("", seeds);
        }
    }

    private void RequireFirstLook(string further, string size)
    {
        string before = cells.Judged.GetOrAdd((Study.Scenario, Study.Root, further), size);
        if (before != size)
        {
            throw new StudyException(
                $"{Study.Task}/{Study.Scenario}, root seed {Study.Root}: judged with {before}; "
                + $"expected no second look at them with {size}, which TopUp would share one error rate with");
        }
    }

    /// <inheritdoc/>
    internal override void RequireHas(Claim claim)
    {
        ClaimFit.RequireKnown(claim, Task, Study.Root);
        string? lacks = claim.Metric is { } metric && !Study.Metrics.Contains(metric) ? Names.Unknown("metric", metric, Study.Metrics)
            : MethodsOf(claim).FirstOrDefault(m => !Study.Methods.Contains(m)) is { } method
                ? Names.Unknown("methods", method.Text, Study.Methods.Select(m => m.Text))
            : ClaimFit.LacksFactors(claim, Study);
        if (lacks is not null)
        {
            throw new StudyException($"claim {claim.Id}: {Study.Name}: {lacks}");
        }
    }

    /// <inheritdoc/>
    internal override Judgement Judge(IExactRule rule, Claim claim) => rule.Judge(claim, this);

    /// <inheritdoc/>
    private protected override MethodChoice Method(Claim claim, string text) => Task.Method(text);
}
