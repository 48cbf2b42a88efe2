using NUnit.Framework;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary><c>Is.DominatedByTrainingSeeds</c>: training seeds carry more than a share of the variance.</summary>
public static class IsDominated
{
    extension(Is)
    {
        /// <summary>ICC above a share, by its exact interval.</summary>
        /// <param name="share">In (0, 1); one half says "most of the variance".</param>
        public static FindingConstraint DominatedByTrainingSeeds(double share = 0.5) =>
            new($"ICC above {NumberText.Of(share)}", (grid, level) => Dominance.Of(grid, level, share));
    }
}
