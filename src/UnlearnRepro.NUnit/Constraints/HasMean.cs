using NUnit.Framework;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>
/// <c>Has.MeanAbove</c>, <c>Has.MeanBelow</c>, <c>Has.MeanBetween</c>: where the mean over training seeds lies, by the t interval on seed means.
/// </summary>
public static class HasMean
{
    extension(Has)
    {
        /// <summary>Mean above a value, in the metric's unit.</summary>
        public static FindingConstraint MeanAbove(double value) => In(new(value, double.PositiveInfinity), $"above {NumberText.Of(value)}");

        /// <summary>Mean below a value, in the metric's unit.</summary>
        public static FindingConstraint MeanBelow(double value) => In(new(double.NegativeInfinity, value), $"below {NumberText.Of(value)}");

        /// <summary>Mean between two values, in the metric's unit.</summary>
        public static FindingConstraint MeanBetween(double low, double high) => low < high
            ? In(new(low, high), $"between {NumberText.Of(low)} and {NumberText.Of(high)}")
            : throw new ArgumentException($"MeanBetween: expected the lower value first, found {NumberText.Of(low)} and {NumberText.Of(high)}");
    }

    private static FindingConstraint In(Interval region, string words) => new(
        $"mean {words}", (grid, level) => Finding.Decide(VarianceComponents.Of(grid, level).Mean, region, () => SeedsNeeded(grid, region, level)));

    // As against a method that has the edge, or the middle, from every trained model.
    private static int? SeedsNeeded(SeedGrid grid, Interval region, double level)
    {
        return region switch
        {
            { Upper: double.PositiveInfinity } => Superiority.Of(grid, Always(region.Lower), 0, level).Finding.SeedsNeeded,
            { Lower: double.NegativeInfinity } => Superiority.Of(Always(region.Upper), grid, 0, level).Finding.SeedsNeeded,
            _ => Equivalence.Paired(grid, Always((region.Lower + region.Upper) / 2), region.Width / 2, (1 - level) / 2).Finding.SeedsNeeded,
        };

        SeedGrid Always(double value) => new([.. Enumerable.Repeat(new[] { value }, grid.I)]);
    }
}
