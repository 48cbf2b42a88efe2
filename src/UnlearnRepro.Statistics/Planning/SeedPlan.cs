using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// A recommended grid for a target half-width or for a budget, made from a pilot. The pilot's s_T^2 is itself uncertain, most of all
/// when it has few training seeds, so the plan carries what its whole interval implies, not only the middle. A pilot with one unlearning seed
/// per training seed tells the variance of a single run alone, s_T^2 + s_U^2, which then stands for s_T^2 everywhere: J stays 1, as more would change nothing.
/// </summary>
public sealed record SeedPlan
{
    /// <summary>J is not recommended above this unless asked for.</summary>
    public const int MostUnlearningSeeds = 100;

    private SeedPlan(Allocation allocation, PilotSpread pilot, Design cheapest)
    {
        (Allocation, TrainingVariance, IsOfSingleRuns, Cheapest) = (allocation, pilot.Range, pilot.IsOfSingleRuns, cheapest);
    }

    /// <summary>Costs and the pilot's point estimates.</summary>
    public Allocation Allocation { get; }

    /// <summary>Interval of s_T^2, or of a single run's variance, in squared units: what the range of I rests on.</summary>
    public Interval TrainingVariance { get; }

    /// <summary>Whether the pilot has single runs only: variances are those of a run, s_T^2 + s_U^2, and J = 1 is kept.</summary>
    public bool IsOfSingleRuns { get; }

    /// <summary>The least that can be bought: two training seeds with one unlearning seed each.</summary>
    public Design Cheapest { get; }

    /// <summary>Half-width asked for, in the metric's unit; null for a budget.</summary>
    public double? Target { get; private init; }

    /// <summary>Budget to spend, in the unit of the costs; null for a target.</summary>
    public double? Budget { get; private init; }

    /// <summary>Recommended I, J and R at the pilot's estimates; null when the target is out of reach or the budget too small.</summary>
    public Design? Design { get; private init; }

    /// <summary>
    /// I if s_T^2 is as small as its lower bound: at the recommended J for a target, of the best grid then for a budget. Null where
    /// there is none.
    /// </summary>
    public int? TrainingSeedsIfLeast { get; private init; }

    /// <summary>I if s_T^2 is as large as its upper bound; for a target, enough with the assurance of that bound.</summary>
    public int? TrainingSeedsIfMost { get; private init; }

    /// <summary>Half-widths of the recommended grid if s_T^2 is at its lower and at its upper bound; null without a grid.</summary>
    public Interval? HalfWidths => Design is { } d
        ? TrainingVariance.Map(variance => (d with { Allocation = With(Allocation, variance) }).HalfWidth)
        : null;

    /// <summary>What the recommended grid leaves of the budget; null for a target or without a grid.</summary>
    public double? Left => Budget - Design?.Cost;

    /// <summary>What to know before using the plan, in sentences.</summary>
    public IReadOnlyList<string> Messages => [.. PlanMessages.Of(this)];

    /// <summary>The cheapest grid whose mean has an expected half-width of at most h.</summary>
    /// <param name="pilot">Components of the pilot's grid.</param>
    /// <param name="trainingCost">c_T, any unit; its share for one method if several use the trained models.</param>
    /// <param name="unlearningCost">c_U, same unit.</param>
    /// <param name="halfWidth">h, in the metric's unit.</param>
    /// <param name="references">What the mean is compared with; null to plan for the mean itself.</param>
    /// <param name="mostUnlearningSeeds">J is not recommended above this.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <exception cref="ArgumentException">The pilot has one training seed, or equal values only.</exception>
    public static SeedPlan ForTarget(
        VarianceComponents pilot, double trainingCost, double unlearningCost, double halfWidth,
        ReferenceDesign? references = null, int mostUnlearningSeeds = MostUnlearningSeeds, double level = 0.95)
    {
        Require.Positive(halfWidth, nameof(halfWidth));
        var (middle, known, search) = Start(pilot, trainingCost, unlearningCost, references, mostUnlearningSeeds, level);
        Design? design = search(middle).ForTarget(halfWidth);
        int? At(double variance) => design is null ? null : search(With(middle, variance)).Fewest(design.UnlearningSeeds, halfWidth)?.TrainingSeeds;
        return new SeedPlan(middle, known, search(middle).Least)
        {
            Target = halfWidth,
            Design = design,
            TrainingSeedsIfLeast = At(known.Range.Lower),
            TrainingSeedsIfMost = At(known.Range.Upper),
        };
    }

    /// <summary>The grid that costs at most C and whose mean has the least expected half-width.</summary>
    /// <param name="pilot">Components of the pilot's grid.</param>
    /// <param name="trainingCost">c_T, any unit; its share for one method if several use the trained models.</param>
    /// <param name="unlearningCost">c_U, same unit.</param>
    /// <param name="budget">C, same unit.</param>
    /// <param name="references">What the mean is compared with; null to plan for the mean itself.</param>
    /// <param name="mostUnlearningSeeds">J is not recommended above this.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <exception cref="ArgumentException">The pilot has one training seed, or equal values only.</exception>
    public static SeedPlan ForBudget(
        VarianceComponents pilot, double trainingCost, double unlearningCost, double budget,
        ReferenceDesign? references = null, int mostUnlearningSeeds = MostUnlearningSeeds, double level = 0.95)
    {
        Require.Positive(budget, nameof(budget));
        var (middle, known, search) = Start(pilot, trainingCost, unlearningCost, references, mostUnlearningSeeds, level);
        return new SeedPlan(middle, known, search(middle).Least)
        {
            Budget = budget,
            Design = search(middle).ForBudget(budget),
            TrainingSeedsIfLeast = search(With(middle, known.Range.Lower)).ForBudget(budget)?.TrainingSeeds,
            TrainingSeedsIfMost = search(With(middle, known.Range.Upper)).ForBudget(budget)?.TrainingSeeds,
        };
    }

    private static (Allocation Middle, PilotSpread Known, Func<Allocation, DesignSearch> Search) Start(
        VarianceComponents pilot, double trainingCost, double unlearningCost, ReferenceDesign? references, int most, double level)
    {
        ArgumentNullException.ThrowIfNull(pilot);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        Require.Level(level);
        PilotSpread known = PilotSpread.Of(pilot) ?? throw new ArgumentException($"This pilot cannot plan a grid: {PilotSpread.Missing(pilot)}.");
        Allocation middle = new(known.TrainingVariance, known.UnlearningVariance, trainingCost, unlearningCost);
        return (middle, known, allocation => new DesignSearch(_ => allocation, references, most, level));
    }

    private static Allocation With(Allocation known, double trainingVariance) =>
        new(trainingVariance, known.UnlearningVariance, known.TrainingCost, known.UnlearningCost);
}
