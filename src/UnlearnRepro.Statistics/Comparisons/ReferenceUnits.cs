using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// How far a method is from its references, in units of their own spread: z = (mean of seed means - mean of references) / s_R. Two
/// retrained models differ by sqrt 2 such units on average (root mean square), so that a |z| well below 1 cannot be seen on single models and a
/// |z| of 10 is another thing than Retrain, whatever the metric's unit.
/// </summary>
/// <remarks>
/// Both means and s_R are estimated. The gap has Welch's t interval [l, u]; s_R its chi-square interval [p, q]. The limits of z solve
/// (d - z s)^2 = (d - l)^2 + z^2 (q - s)^2 (lower) and (d - z s)^2 = (u - d)^2 + z^2 (s - p)^2 (upper) for z above 0, with
/// p and q exchanged below: the method of variance estimates recovery for a ratio (Donner, Zou 2012, Statistical Methods in
/// Medical Research 21, 347-359). d and s are independent for normal references; coverages: docs/statistics.md.
/// </remarks>
/// <param name="Gap">Mean of the method minus mean of the references, in the metric's unit.</param>
/// <param name="Units">z with its interval; unidentified where references do not differ.</param>
/// <param name="Band">Where one further reference falls, <see cref="References.NullBand"/>.</param>
/// <param name="Inside">How many of the method's seed means lie in the band; 0 without a band.</param>
/// <param name="Count">I, how many there are.</param>
public sealed record ReferenceUnits(Estimate Gap, Estimate Units, Estimate Band, int Inside, int Count)
{
    private const string Method = "MOVER on Welch t and chi-square";

    /// <summary>A method against its references.</summary>
    public static ReferenceUnits Of(SeedGrid a, References references, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(references);
        Estimate gap = WelchComparison.Of(a, references, level).Difference, sd = references.Sd(level), band = references.NullBand(level);
        return new ReferenceUnits(gap, Ratio(gap, sd, level), band, band.Interval is { } inside ? a.SeedMeans.Count(inside.Contains) : 0, a.I);
    }

    private static Estimate Ratio(Estimate gap, Estimate sd, double level)
    {
        if (sd.Status != Status.Ok)
        {
            return Estimate.Unidentified(level, Method, sd.Reason!);
        }

        double z = gap.Value / sd.Value;
        if (gap.Interval is not { } d)
        {
            return new Estimate(z, z, null, level, Method, gap.Status, gap.Reason);
        }

        Interval s = sd.Interval!.Value;
        Interval limits = new(Lower(gap.Value, d.Lower, sd.Value, s), -Lower(-gap.Value, -d.Upper, sd.Value, s));
        return new Estimate(z, z, limits, level, Method, Status.Ok);
    }

    // The root z <= d / s of (d - z s)^2 = (d - l)^2 + z^2 a^2, that is of (s^2 - a^2) z^2 - 2 d s z + l (2 d - l) = 0. Above 0 the form
    // c / (b + root) holds whether a is below s or, with very few references, above it; below 0 a is always below s.
    private static double Lower(double d, double l, double s, Interval limits)
    {
        double a = l >= 0 ? limits.Upper - s : s - limits.Lower;
        double square = (s * s) - (a * a), b = d * s, c = l * ((2 * d) - l), root = Math.Sqrt(Math.Max(0, (b * b) - (square * c)));
        return l > 0 ? c / (b + root) : l == 0 ? 0 : (b - root) / square;
    }
}
