namespace UnlearnRepro.Statistics;

/// <summary>
/// A recommended grid for a target half-width, made from a pilot. The pilot's s_T^2 is itself uncertain, most of all when it
/// has few training seeds, so the plan carries the I that its whole interval implies, not only the middle.
/// </summary>
public sealed record SeedPlan
{
    /// <summary>Half-width asked for, in the metric's unit.</summary>
    public required double TargetHalfWidth { get; init; }

    /// <summary>Confidence level of the mean's interval.</summary>
    public required double Level { get; init; }

    /// <summary>Costs and the pilot's point estimates.</summary>
    public required Allocation Allocation { get; init; }

    /// <summary>J* as a real number; 0 when deterministic, infinite when the pilot estimates s_T^2 as 0.</summary>
    public double OptimalUnlearningSeeds => Allocation.OptimalUnlearningSeeds;

    /// <summary>Recommended J.</summary>
    public required int UnlearningSeeds { get; init; }

    /// <summary>Recommended I at the pilot's estimates; null when out of reach.</summary>
    public required int? TrainingSeeds { get; init; }

    /// <summary>I if s_T^2 is as small as its lower bound.</summary>
    public required int? FewestTrainingSeeds { get; init; }

    /// <summary>I if s_T^2 is as large as its upper bound: enough with the assurance of that bound.</summary>
    public required int? MostTrainingSeeds { get; init; }

    /// <summary>Half-width that no J can go below at the recommended I; null when I is.</summary>
    public double? Floor => TrainingSeeds is { } i ? Allocation.Floor(i, Level) : null;

    /// <summary>Cost of the recommended grid, in the unit of the costs given; null when I is.</summary>
    public double? Cost => TrainingSeeds is { } i ? Allocation.Cost(i, UnlearningSeeds) : null;

    /// <summary>The plan of a pilot.</summary>
    /// <param name="pilot">Components of the pilot's grid.</param>
    /// <param name="trainingCost">c_T, any unit.</param>
    /// <param name="unlearningCost">c_U, same unit.</param>
    /// <param name="halfWidth">Target half-width of the mean's interval, in the metric's unit.</param>
    /// <param name="mostUnlearningSeeds">J is not recommended above this.</param>
    /// <param name="level">Confidence level of the mean's interval.</param>
    /// <exception cref="ArgumentException">The pilot has one training seed, or one unlearning seed each.</exception>
    public static SeedPlan From(
        VarianceComponents pilot, double trainingCost, double unlearningCost, double halfWidth, int mostUnlearningSeeds = 100, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(pilot);
        if (!pilot.TrainingVariance.IsKnown)
        {
            throw new ArgumentException($"This pilot cannot plan a grid: {pilot.TrainingVariance.Reason}.");
        }

        Allocation At(double trainingVariance) => new(trainingVariance, pilot.UnlearningVariance.Value, trainingCost, unlearningCost);
        Allocation middle = At(pilot.TrainingVariance.Value);
        Interval range = pilot.TrainingVariance.Interval!.Value;
        int j = middle.BestUnlearningSeeds(mostUnlearningSeeds);
        return new SeedPlan
        {
            TargetHalfWidth = halfWidth,
            Level = level,
            Allocation = middle,
            UnlearningSeeds = j,
            TrainingSeeds = middle.TrainingSeedsFor(halfWidth, j, level),
            FewestTrainingSeeds = At(range.Lower).TrainingSeedsFor(halfWidth, j, level),
            MostTrainingSeeds = At(range.Upper).TrainingSeedsFor(halfWidth, j, level),
        };
    }
}
