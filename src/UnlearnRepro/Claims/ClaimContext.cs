using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims;

/// <summary>What a rule may look at: a study's results and, where it can be run, the task, for a few cells of its own.</summary>
public sealed record ClaimContext
{
    private readonly StoredCells? cells;
    private readonly string rerun;
    private readonly Lazy<IReadOnlyList<HealthCheck>> health = new([]);

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
    public ClaimContext(IStudyResults results, string rerun) => (Measured, this.rerun) = (results, rerun);

    /// <summary>The results as numbers.</summary>
    public IStudyResults Measured { get; }

    /// <summary>The task's cells.</summary>
    /// <exception cref="InvalidOperationException">There are only numbers; see <see cref="Covers"/>.</exception>
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
        claim.Methods.Count == 0 ? Study.Methods : [.. claim.Methods.Select(text => cells is null ? Named(text) : Task.Method(text))];

    /// <summary>The methods that a claim names, for a rule about so many of them.</summary>
    /// <exception cref="StudyException">It names fewer or more.</exception>
    public IReadOnlyList<MethodChoice> MethodsOf(Claim claim, int count) => MethodsOf(claim) is var methods && methods.Count == count
        ? methods
        : throw new StudyException($"claim {claim.Id}: expected {count} method{(count == 1 ? "" : "s")} for the rule {claim.Rule}, found {methods.Count}");

    /// <summary>Whether the study has what the claim is about, and what its rule looks at.</summary>
    public bool Covers(Claim claim) =>
        (CanRun || ClaimRules.All[claim.Rule] is IStatisticalRule)
        && (claim.Task is null || claim.Task == Study.Task)
        && (claim.Scenario is null || claim.Scenario == Study.Scenario)
        && (claim.Metric is null || Study.Metrics.Contains(claim.Metric))
        && MethodsOf(claim).All(Study.Methods.Contains);

    /// <summary>The seed of an analysis that draws, such as the choice of sub-grids: the same for the same claim.</summary>
    public ulong AnalysisSeed(Claim claim) => Seed.Root(Study.Root).At("analysis").At(claim.Id).Value;

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
                $"{method} has {whole.Missing} missing cells and at most {grid.RowLengths.Max()} unlearning seeds by {claim.Metric}, and the claim is about {unlearningSeeds}",
                $"{unlearningSeeds} unlearning seeds of every training seed");
    }

    /// <summary>Two methods' values of the claim's metric, row by row from the same trained models.</summary>
    /// <exception cref="CannotTellException">A cell collapsed, or the methods share no training seed.</exception>
    public (SeedGrid A, SeedGrid B) Pair(Claim claim, MethodChoice a, MethodChoice b) => Shared(claim, [a, b]) is [var left, var right] ? (left, right) : default;

    /// <summary>Several methods' values of the claim's metric, row by row from the same trained models.</summary>
    /// <exception cref="CannotTellException">A cell collapsed, or the methods share no training seed.</exception>
    public IReadOnlyList<SeedGrid> Shared(Claim claim, IReadOnlyList<MethodChoice> methods)
    {
        MetricGrid[] whole = [.. methods.Select(method => Whole(claim, method))];
        int[] shared = [.. Enumerable.Range(0, whole.Min(grid => grid.Values.Length)).Where(i => whole.All(grid => grid.Values[i].Length > 0))];
        return [.. whole.Select(grid => Finite(grid, [.. shared.Select(i => grid.Values[i])]))];
    }

    private MetricGrid Whole(Claim claim, MethodChoice method)
    {
        var grid = Measured.Grid(method, claim.Metric ?? throw new ArgumentException($"claim {claim.Id}: expected a metric, found none"));
        return grid.Collapsed == 0
            ? grid
            : throw new CannotTellException(
                $"{grid.Collapsed} of {grid.Count} cells of {method} collapsed, so that its {claim.Metric} is no grid",
                "a study in which no cell collapses, or a claim about collapses");
    }

    private static SeedGrid Finite(MetricGrid grid, double?[][] rows) => (grid with { Values = rows }).Finite
        ?? throw new CannotTellException($"there are no cells of {grid.Method} to judge by {grid.Metric}", "cells of the same training seeds");

    // Numbers of others know no hyper-parameters by heart: a name that fits one method means it, any other is not in the study.
    private MethodChoice Named(string text) =>
        Study.Methods.Where(m => m.Name == text || m.ToString() == text || $"{m.Name}:{m.Parameters}" == text).ToArray() is [var one]
            ? one
            : new(text, "not in the study", SeedUse.TrainingAndUnlearning);

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
}
