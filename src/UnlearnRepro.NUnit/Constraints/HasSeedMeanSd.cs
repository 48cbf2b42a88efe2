using NUnit.Framework;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary><c>Has.SeedMeanSdAbove</c>: the spread of the seed means matters; for deterministic methods, since it needs one unlearning seed only.</summary>
public static class HasSeedMeanSd
{
    extension(Has)
    {
        /// <summary>Standard deviation of the seed means above a margin.</summary>
        /// <param name="margin">In the metric's unit, fixed beforehand.</param>
        public static FindingConstraint SeedMeanSdAbove(double margin) => new(
            $"standard deviation of the seed means above {NumberText.Of(margin)}", (grid, level) => TrainingSpread.OfSeedMeans(grid, margin, level));
    }
}
