using System.Collections.Concurrent;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>What a rule may look at: a study's results and, where it can be run, the task, for a few cells of its own.</summary>
public sealed record ClaimContext
{
    private readonly StoredCells? cells;
    private readonly string rerun;
    private readonly IReadOnlyList<Study> others = [];
    private readonly Lazy<IReadOnlyList<HealthCheck>> health = new([]);
    private readonly ConcurrentDictionary<(string Claim, int Train), object> found = [];

    /// <summary>A study that can be run.</summary>
    /// <param name="cells">The task's cells, looked up or run.</param>
    /// <param name="results">The study's results.</param>
    public ClaimContext(StoredCells cells, StudyResults results)
    {
        var study = results.Study;
        (this.cells, Measured) = (cells, results);
        health = new(() => cells.Task.Health(results));
        var usual = cells.Task.DefaultMethods(study.Scenario).Select(cells.Task.Method);
        string methods = study.Methods.SequenceEqual(usual) ? "" : string.Concat(study.Methods.Select(m => m.Parameters.Length == 0 ? $" --method {m.Name}" : $" --method {m.Name}:{m.Parameters}"));
        rerun = FormattableString.Invariant(
            $"dotnet run -c Release --project src/UnlearnRepro.Cli -- reproduce --task {study.Task} --scenario {study.Scenario} --train-seeds {study.TrainingSeeds} --unlearn-seeds {study.UnlearningSeeds} --seed {study.Root}{methods}");
    }

    /// <summary>A study of which there are only numbers: statistical rules can judge it, exact ones have nothing to run.</summary>
    /// <param name="results">The numbers.</param>
    /// <param name="rerun">The command that judges them again.</param>
    /// <param name="others">The other studies of the same table: a claim that is registered for one of these is none about this one.</param>
    public ClaimContext(IStudyResults results, string rerun, params IReadOnlyList<Study> others) => (Measured, this.rerun, this.others) = (results, rerun, others);

    /// <summary>The results as numbers.</summary>
    public IStudyResults Measured { get; }

    /// <summary>The task's cells.</summary>
    /// <exception cref="InvalidOperationException">There are only numbers; see <see cref="CanRun"/>.</exception>
    public StoredCells Cells => cells ?? throw new InvalidOperationException("There are only numbers here and no cells to run.");

    /// <summary>Whether there are cells, so that a study of another size could be had.</summary>
    internal bool CanRun => cells is not null;

    /// <summary>What must be so before a statistical claim is judged; empty for numbers of others.</summary>
    public IReadOnlyList<HealthCheck> Health => health.Value;

    /// <summary>
    /// The check that makes a claim's measurement worthless: any that fails for the study or for a method of the claim. Exact claims are
    /// the controls and are judged whatever the health.
    /// </summary>
    internal HealthCheck? Sickness(Claim claim) => ClaimRules.All[claim.Rule] is IStatisticalRule
        ? Health.FirstOrDefault(check => check.IsSickStudy) ?? Health.FirstOrDefault(check => MethodsOf(claim).Any(check.Spoils))
        : null;

    /// <summary>The results with a record of every cell.</summary>
    public StudyResults Results => Measured as StudyResults ?? throw new InvalidOperationException("There are only numbers here and no records of cells.");

    /// <summary>The task.</summary>
    public ITask Task => Cells.Task;

    /// <summary>The study.</summary>
    public Study Study => Measured.Study;

    /// <summary>The methods that a claim names; all of the study if it names none.</summary>
    public IReadOnlyList<MethodChoice> MethodsOf(Claim claim) =>
        claim.Methods.Count == 0 ? Study.Methods : [.. claim.Methods.Select(text => cells is not null
            ? Task.Method(text)
            : ClaimFit.Named(text, Study) ?? throw new StudyException($"claim {claim.Id}: expected methods of the table, found '{text}'"))];

    /// <summary>The methods that a claim names, for a rule about so many of them.</summary>
    /// <exception cref="StudyException">It names fewer or more.</exception>
    public IReadOnlyList<MethodChoice> MethodsOf(Claim claim, int count) => MethodsOf(claim) is var methods && methods.Count == count
        ? methods
        : throw new StudyException($"claim {claim.Id}: expected {count} method{(count == 1 ? "" : "s")} for the rule {claim.Rule}, found {methods.Count}");

    /// <summary>Whether a verdict on the claim is due here, be it that it cannot be judged (<see cref="Lacks"/>).</summary>
    public bool Concerns(Claim claim) => CanRun
        ? ClaimFit.IsNamed(claim, Study) && (claim.Metric is null || Study.Metrics.Contains(claim.Metric)) && MethodsOf(claim).All(Study.Methods.Contains)
        : ClaimFit.IsNamed(claim, Study) || Lacks(claim) is not null;

    /// <summary>What a table lacks of a claim, as a sentence with the nearest names; null if nothing, and for a study that can be run.</summary>
    public string? Lacks(Claim claim) => CanRun ? null : ClaimFit.Lacks(claim, Study, others);

    /// <summary>The seed of an analysis that draws, such as the choice of sub-grids: the same for the same claim.</summary>
    public ulong AnalysisSeed(Claim claim) => Seed.Root(Study.Root).At("analysis").At(claim.Id).Value;

    /// <summary>What a rule found at a training seed, looked for once: the claim's verdict and the seed's own rest on the same runs.</summary>
    internal T Once<T>(Claim claim, int train, Func<T> find)
        where T : class => (T)found.GetOrAdd((claim.Id, train), _ => find());

    /// <summary>One method's values of the claim's metric.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="method">The method.</param>
    /// <param name="unlearningSeeds">The fewest unlearning seeds, equally many of every training seed, that the rule needs; 0 for a rule that takes any grid.</param>
    /// <exception cref="CannotTellException">A cell collapsed, or is missing and needed.</exception>
    public SeedGrid Grid(Claim claim, MethodChoice method, int unlearningSeeds = 0)
    {
        var whole = Whole(claim, method);
        var grid = Finite(whole, whole.Values);
        return unlearningSeeds == 0 || (whole.Missing == 0 && grid.J >= unlearningSeeds)
            ? grid
            : throw new CannotTellException(
                $"{method} has {NumberText.Count(whole.Missing, "missing cell")} and at most {NumberText.Count(grid.RowLengths.Max(), "unlearning seed")} by {claim.Metric}, and the claim is about {unlearningSeeds}",
                $"{NumberText.Count(unlearningSeeds, "unlearning seed")} of every training seed");
    }

    /// <summary>One method's cells, the missing ones among them as short or empty rows.</summary>
    /// <exception cref="CannotTellException">A cell collapsed.</exception>
    internal MetricGrid Whole(Claim claim, MethodChoice method)
    {
        var grid = Measured.Grid(method, claim.Metric ?? throw new ArgumentException($"claim {claim.Id}: expected a metric, found none"));
        return grid.Collapsed == 0
            ? grid
            : throw new CannotTellException(
                $"{grid.Collapsed} of {grid.Count} cells of {method} collapsed, so that its {claim.Metric} is no grid",
                "a study in which no cell collapses, or a claim about collapses");
    }

    /// <summary>Rows of a method's cells as a grid.</summary>
    /// <exception cref="CannotTellException">There is no cell among them.</exception>
    internal static SeedGrid Finite(MetricGrid grid, double?[][] rows) => (grid with { Values = rows }).Finite
        ?? throw new CannotTellException($"there are no cells of {grid.Method} to judge by {grid.Metric}", $"results of {grid.Method} by {grid.Metric}");

    /// <summary>A judgement with the study around it.</summary>
    internal Verdict Verdict(Claim claim, Judgement judgement, string errorRate) => new(
        claim,
        judgement.Outcome,
        judgement.Measured,
        judgement.Interval,
        Study.TrainingSeeds,
        Study.UnlearningSeeds,
        errorRate,
        judgement.WouldChange,
        judgement.SeedsNeeded,
        rerun);

    /// <summary>The verdict on a claim that cannot be judged, for the reason that <see cref="Lacks"/> gave.</summary>
    internal Verdict LeftOut(Claim claim, string lacks)
    {
        var undecided = Judgement.Undecided($"not judged: {lacks}", "a claim that names what the table has, or a table that has it");
        return Verdict(claim, undecided, "none spent") with { LeftOut = lacks };
    }
}
