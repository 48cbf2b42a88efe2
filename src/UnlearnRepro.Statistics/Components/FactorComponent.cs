namespace UnlearnRepro.Statistics.Components;

/// <summary>What one random factor, or a combination of factors, brings to the variance of a result and of the mean.</summary>
/// <param name="Name">
/// The factor's name; "F x T" for what a pair of levels brings beyond the two, "F x T + U" for two that one run per cell leaves together.
/// </param>
/// <param name="Variance">Its variance component, in squared units of the metric.</param>
/// <param name="Share">The component over the total variance, in [0, 1].</param>
/// <param name="InMean">
/// Its part in the variance of the mean, squared units: the component, cut at 0, over how many draws of it the mean averages. The largest part
/// names the number that is worth raising. Null where the component is not identified.
/// </param>
public sealed record FactorComponent(string Name, Estimate Variance, Estimate Share, double? InMean)
{
    private const string Nothing = "the total is not above 0: there is nothing to share out";

    /// <summary>Square root of the component, in the metric's unit.</summary>
    public Estimate Sd => Variance.SquareRoot();

    /// <summary>A component that the design does not tell from others.</summary>
    internal static FactorComponent Unidentified(string name, double level, string reason)
    {
        Estimate none = Estimate.Unidentified(level, ModifiedLargeSample.Name, reason);
        return new FactorComponent(name, none, none, null);
    }

    /// <summary>Share of a part in a total, both sums of mean squares: the interval inverts that of part - rho total.</summary>
    internal static Estimate ShareOf(MeanSquares squares, double[] part, double[] total, double level)
    {
        double whole = squares.Sum(total);
        if (!(whole > 0))
        {
            return Estimate.Unidentified(level, ModifiedLargeSample.Name, Nothing);
        }

        double raw = squares.Sum(part) / whole;
        (Status status, string? why) = raw <= 0 ? (Status.Boundary, "the component's estimate is 0")
            : raw >= 1 ? (Status.Boundary, "no other component is above 0")
            : (Status.Ok, (string?)null);
        return new Estimate(Math.Clamp(raw, 0, 1), raw, squares.Share(part, total), level, ModifiedLargeSample.Name, status, why);
    }

    /// <summary>A total with its interval, both cut at 0: with many cells missing a mean square can have a negative coefficient.</summary>
    internal static Estimate TotalOf(MeanSquares squares, double[] total, double level, bool allEqual)
    {
        double raw = squares.Sum(total);
        (Status status, string? why) = allEqual ? (Status.Degenerate, VarianceEstimate.AllEqual)
            : raw > 0 ? (Status.Ok, (string?)null)
            : (Status.Boundary, "the components' sum is not above 0");
        return new Estimate(
            Math.Max(0, raw), raw, squares.Of(total).Map(x => Math.Max(0, x)), level, ModifiedLargeSample.Name, status, why);
    }
}
