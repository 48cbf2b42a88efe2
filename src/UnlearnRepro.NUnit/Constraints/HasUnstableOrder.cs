using NUnit.Framework;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary><c>Has.UnstableOrderAgainst</c>: a comparison made with one training seed names another of two methods the better one.</summary>
public static class HasUnstableOrder
{
    extension(Has)
    {
        /// <summary>One training seed turns the order of two methods more often than a rate.</summary>
        /// <param name="other">Row i is from the same trained model as row i of the grid under test.</param>
        /// <param name="probability">The rate, in (0, 1).</param>
        public static FindingConstraint UnstableOrderAgainst(SeedGrid other, double probability = 0.05) => new(
            $"probability that one training seed turns the order of two methods above {NumberText.Of(probability)}",
            // Single training seeds are all counted, so that the seed of the choice has no effect.
            (grid, level) => RankInstability.OfPair(grid, other, seed: 0, level: level).Exceeds(probability));
    }
}
