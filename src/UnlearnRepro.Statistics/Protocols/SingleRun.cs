using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Protocols;

/// <summary>What a single run is worth: one training seed, one unlearning seed, as most published numbers are.</summary>
/// <remarks>
/// A run with fresh seeds has the variance s_T^2 + s_U^2, and the difference D of two of them, which share neither seed, twice that. Were the variance known,
/// |D| would stay below z sqrt(2 (s_T^2 + s_U^2)) with the probability of the level. Its estimate V is a sum c_1 MS_T + c_2 MS_U with
/// c_1 = 1 / J and c_2 = 1 - 1 / J, independent of D. For J = 1 it is the variance of I runs, (I - 1) V / (s_T^2 + s_U^2) is chi^2 of I - 1 degrees of
/// freedom and D / sqrt(2 V) is Student's t: |D| stays below t sqrt(2 V) with the probability of the level exactly, over the study and the two
/// runs together. For J above 1 the degrees of freedom are V^2 / (c_1^2 MS_T^2 / (I - 1) + c_2^2 MS_U^2 / (N - I)), which give a chi^2 of V's mean and
/// variance (Satterthwaite 1946).
/// </remarks>
/// <param name="Sd">sqrt(s_T^2 + s_U^2), in the metric's unit; identified for one unlearning seed per training seed too.</param>
/// <param name="NoiseFloor">
/// t sqrt(2 V), in the metric's unit: a smaller difference between two single runs, of one method or of two that spread alike, means nothing at the
/// level. The interval is that of z sqrt(2 (s_T^2 + s_U^2)), the floor were the variance known: in a share (1 + level) / 2 of studies its upper
/// end holds the stated share of all later differences (a tolerance limit), where the floor itself does so on average over studies.
/// </param>
/// <param name="Df">Degrees of freedom of t; null where there is no floor.</param>
public sealed record SingleRun(Estimate Sd, Estimate NoiseFloor, double? Df)
{
    /// <summary>From a grid of any rows, several training seeds at least.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="level">Probability that the difference of two runs of equal methods stays below the floor, in (0, 1).</param>
    public static SingleRun Of(SeedGrid grid, double level = 0.95)
    {
        VarianceComponents components = VarianceComponents.Of(grid, level);
        Estimate total = components.TotalVariance, sd = total.SquareRoot();
        const string method = "Student's t, Satterthwaite's degrees of freedom";
        if (total.Interval is not { } interval)
        {
            return new SingleRun(sd, Estimate.Unidentified(level, method, total.Reason!), null);
        }

        if (!double.IsFinite(total.Value))
        {
            const string why = "the values are so large that their squares have no number";
            return new SingleRun(Estimate.Unidentified(level, total.Method, why), Estimate.Unidentified(level, method, why), null);
        }

        double? df = total.Value > 0 ? DegreesOfFreedom(grid, components.Anova) : null;
        double z = Normal.InvCDF(0, 1, (1 + level) / 2), floor = df is { } nu ? Quantiles.FreshT(nu, (1 + level) / 2) * Math.Sqrt(2 * total.Value) : 0;
        return new SingleRun(
            sd, new Estimate(floor, floor, interval.Map(v => z * Math.Sqrt(2 * v)), level, method, total.Status, total.Reason), df);
    }

    private static double DegreesOfFreedom(SeedGrid grid, Anova table)
    {
        (double msT, double j) = new SeedMeanSquares(grid, table).AtEstimate();
        double training = msT / j, unlearning = (table.MsU ?? 0) * (j - 1) / j;

        // By shares of the sum, whose squares have a number whatever the metric's unit is.
        double t = training / (training + unlearning), u = unlearning / (training + unlearning);
        return 1 / ((t * t / table.DfT) + (table.DfU == 0 ? 0 : u * u / table.DfU));
    }
}
