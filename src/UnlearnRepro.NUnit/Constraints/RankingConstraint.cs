using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>A comparison made with one training seed names another of two methods the better one, more often than a rate.</summary>
public sealed class RankingConstraint : FindingConstraint
{
    private readonly SeedGrid other;
    private readonly double probability;

    internal RankingConstraint(SeedGrid other, double probability) => (this.other, this.probability) = (other, probability);

    /// <inheritdoc/>
    protected override string Claimed => $"probability that one training seed turns the order of two methods above {NumberText.Of(probability)}";

    // One training seed of at most some thousand: all are counted and the seed of the choice has no effect.
    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => RankInstability.OfPair(grid, other, seed: 0, level: confidence).Exceeds(probability);
}

/// <summary><c>Has.UnstableOrderAgainst</c>.</summary>
public static class HasUnstableOrder
{
    extension(Has)
    {
        /// <summary>One training seed turns the order of two methods more often than a rate.</summary>
        /// <param name="other">Row i is from the same trained model as row i of the grid under test.</param>
        /// <param name="probability">The rate, in (0, 1).</param>
        public static RankingConstraint UnstableOrderAgainst(SeedGrid other, double probability = 0.05) => new(other, probability);
    }
}
