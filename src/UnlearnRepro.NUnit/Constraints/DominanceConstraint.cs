using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>Training seeds carry more than a share of the variance; exact interval of the intraclass correlation.</summary>
public sealed class DominanceConstraint : FindingConstraint
{
    private readonly double share;

    internal DominanceConstraint(double share) => this.share = share;

    /// <inheritdoc/>
    protected override string Claimed => $"ICC above {NumberText.Of(share)}";

    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => Dominance.Of(grid, confidence, share);
}

/// <summary><c>Is.DominatedByTrainingSeeds</c>.</summary>
public static class IsDominated
{
    extension(Is)
    {
        /// <summary>ICC above a share.</summary>
        /// <param name="share">In (0, 1); one half says "most of the variance".</param>
        public static DominanceConstraint DominatedByTrainingSeeds(double share = 0.5) => new(share);
    }
}
