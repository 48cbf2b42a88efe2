using NUnit.Framework;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary><c>Is.SuperiorTo</c>: larger than another method, paired by training seed.</summary>
public static class IsSuperior
{
    extension(Is)
    {
        /// <summary>Larger than another method by more than a margin; put the smaller one first where less is better.</summary>
        /// <param name="other">Row i is from the same trained model as row i of the grid under test.</param>
        /// <param name="by">The margin in the metric's unit, fixed beforehand.</param>
        public static FindingConstraint SuperiorTo(SeedGrid other, double by = 0) => new(
            $"mean difference from the other method, paired by training seed, above {NumberText.Of(by)}",
            (grid, level) => Superiority.Of(grid, other, by, level).Finding);
    }
}
