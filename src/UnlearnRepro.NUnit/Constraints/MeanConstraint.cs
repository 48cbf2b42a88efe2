using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>The mean over training seeds lies in a region; t interval on the seed means.</summary>
public sealed class MeanConstraint : FindingConstraint
{
    private readonly Interval region;
    private readonly string words;

    internal MeanConstraint(Interval region, string words) => (this.region, this.words) = (region, words);

    /// <inheritdoc/>
    protected override string Claimed => $"mean {words}";

    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => Finding.Decide(VarianceComponents.Of(grid, confidence).Mean, region);
}

/// <summary><c>Has.MeanAbove</c>, <c>Has.MeanBelow</c>, <c>Has.MeanBetween</c>.</summary>
public static class HasMean
{
    extension(Has)
    {
        /// <summary>Mean above a value, in the metric's unit.</summary>
        public static MeanConstraint MeanAbove(double value) => new(new(value, double.PositiveInfinity), $"above {NumberText.Of(value)}");

        /// <summary>Mean below a value, in the metric's unit.</summary>
        public static MeanConstraint MeanBelow(double value) => new(new(double.NegativeInfinity, value), $"below {NumberText.Of(value)}");

        /// <summary>Mean between two values, in the metric's unit.</summary>
        public static MeanConstraint MeanBetween(double low, double high) => low < high
            ? new(new(low, high), $"between {NumberText.Of(low)} and {NumberText.Of(high)}")
            : throw new ArgumentException($"MeanBetween: expected the lower value first, found {NumberText.Of(low)} and {NumberText.Of(high)}");
    }
}
