using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims;

/// <summary>What a rule may look at: the study's results, and the task, to run a few cells of its own.</summary>
/// <param name="Cells">The task's cells, looked up or run.</param>
/// <param name="Results">The study's results.</param>
public sealed record ClaimContext(StoredCells Cells, StudyResults Results)
{
    /// <summary>The task.</summary>
    public ITask Task => Cells.Task;

    /// <summary>The study.</summary>
    public Study Study => Results.Study;

    /// <summary>The methods that a claim names; all of the study if it names none.</summary>
    public IReadOnlyList<MethodChoice> MethodsOf(Claim claim) =>
        claim.Methods.Count == 0 ? Study.Methods : [.. claim.Methods.Select(Task.Method)];

    /// <summary>The methods that a claim names, for a rule about so many of them.</summary>
    /// <exception cref="StudyException">It names fewer or more.</exception>
    public IReadOnlyList<MethodChoice> MethodsOf(Claim claim, int count) => MethodsOf(claim) is var methods && methods.Count == count
        ? methods
        : throw new StudyException($"claim {claim.Id}: expected {count} method{(count == 1 ? "" : "s")} for the rule {claim.Rule}, found {methods.Count}");

    /// <summary>Whether the study has what the claim is about.</summary>
    public bool Covers(Claim claim) =>
        (claim.Task is null || claim.Task == Study.Task)
        && (claim.Scenario is null || claim.Scenario == Study.Scenario)
        && (claim.Metric is null || Study.Metrics.Contains(claim.Metric))
        && MethodsOf(claim).All(Study.Methods.Contains);

    /// <summary>The seed of an analysis that draws, such as the choice of sub-grids: the same for the same claim.</summary>
    public ulong AnalysisSeed(Claim claim) => Seed.Root(Study.Root).At("analysis").At(claim.Id).Value;

    /// <summary>One method's values of the claim's metric.</summary>
    /// <exception cref="CannotTellException">A cell collapsed.</exception>
    public SeedGrid Grid(Claim claim, MethodChoice method)
    {
        var grid = Results.Grid(method, claim.Metric ?? throw new ArgumentException($"claim {claim.Id}: expected a metric, found none"));
        return grid.Collapsed == 0
            ? grid.Finite!
            : throw new CannotTellException(
                $"{grid.Collapsed} of {grid.Count} cells of {method} collapsed, so that its {claim.Metric} is no grid",
                "a study in which no cell collapses, or a claim about collapses");
    }

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
        FormattableString.Invariant(
            $"dotnet run -c Release --project src/UnlearnRepro.Cli -- reproduce --task {Study.Task} --scenario {Study.Scenario} --train-seeds {Study.TrainingSeeds} --unlearn-seeds {Study.UnlearningSeeds} --seed {Study.Root}"));
}
