using MathNet.Numerics.Distributions;

namespace UnlearnRepro.Statistics;

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

    /// <summary>Upper tail probability of mean / error under Student's law; 0 or 1 when the error is 0.</summary>
    public static double UpperTail(double distance, double error, double df) => error > 0
        ? StudentT.CDF(0, 1, df, -distance / error)
        : distance > 0 ? 0 : 1;
}
