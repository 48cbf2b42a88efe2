using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>The spread of the seed means is above a margin that matters; works with one unlearning seed, so for deterministic methods.</summary>
public sealed class SeedMeanSdConstraint : FindingConstraint
{
    private readonly double margin;

    internal SeedMeanSdConstraint(double margin) => this.margin = margin;

    /// <inheritdoc/>
    protected override string Claimed => $"standard deviation of the seed means above {NumberText.Of(margin)}";

    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => TrainingSpread.OfSeedMeans(grid, margin, confidence);
}

/// <summary><c>Has.SeedMeanSdAbove</c>.</summary>
public static class HasSeedMeanSd
{
    extension(Has)
    {
        /// <summary>Standard deviation of the seed means above a margin.</summary>
        /// <param name="margin">In the metric's unit, fixed beforehand.</param>
        public static SeedMeanSdConstraint SeedMeanSdAbove(double margin) => new(margin);
    }
}
