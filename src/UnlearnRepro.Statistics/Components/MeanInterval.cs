using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Student interval of a mean of independent values. For a seed grid the independent values are the seed means, I - 1
/// degrees of freedom: their variance over I estimates s_T^2 / I + s_U^2 / (I J) whatever the two parts are.
/// </summary>
internal static class MeanInterval
{
    /// <summary>What a mean over one training seed lacks.</summary>
    public const string OneTraining = "conditional on one trained model: says nothing about other training seeds";

    /// <summary>Why an interval has no width.</summary>
    public const string AllEqual = "all means are equal, so the interval has no width";

    private const string Method = "t on independent means";

    /// <summary>The mean with its interval, in the unit of the values.</summary>
    /// <param name="values">Independent values, at least one.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="single">What to say when there is only one value and hence no interval.</param>
    /// <param name="size">Size of the numbers that the values were computed from, where that is larger than their own.</param>
    public static Estimate Of(ReadOnlySpan<double> values, double level, string single, double size = 0)
    {
        double mean = Sample.Mean(values);
        if (values.Length == 1)
        {
            return new Estimate(mean, mean, null, level, Method, Status.TooFewSeeds, single);
        }

        double error = Math.Sqrt(Sample.Variance(values, size) / values.Length);
        double half = Quantiles.T(values.Length - 1, (1 + level) / 2) * error;
        return new Estimate(
            mean, mean, new Interval(mean - half, mean + half), level, Method,
            error > 0 ? Status.Ok : Status.Degenerate,
            error > 0 ? null : AllEqual);
    }

    /// <summary>Upper tail probability of distance / error under Student's law, for an error above 0.</summary>
    public static double UpperTail(double distance, double error, double df) => StudentT.CDF(0, 1, df, -distance / error);

    /// <summary>
    /// Training seeds with which the interval would clear an edge at the given distance, by the usual approximation: the distance must
    /// hold the quantile of the interval and that of the power.
    /// </summary>
    /// <param name="distance">From the estimate to the edge, either sign.</param>
    /// <param name="sd">Standard deviation of one independent value, same unit.</param>
    /// <param name="tail">Error probability on this side.</param>
    /// <param name="miss">Probability of not clearing the edge, were the truth as estimated.</param>
    /// <param name="i0">Seeds there are; more than these are suggested.</param>
    public static int? SeedsNeeded(double distance, double sd, double tail, double miss, int i0)
    {
        double power = Normal.InvCDF(0, 1, 1 - miss);
        return Smallest.From(Math.Max(2, i0 + 1), Finding.MostSeeds, i =>
            Math.Abs(distance) * Math.Sqrt(i) >= sd * (Quantiles.T(i - 1, 1 - tail) + power));
    }
}
