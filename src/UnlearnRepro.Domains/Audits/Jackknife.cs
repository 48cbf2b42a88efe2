using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// Interval of an audit's number over training and retraining seeds: each model is left out once, never a run or a sample, which share
/// models. The variance is the sum of (n - 1)/n sum_i (V_i - mean V)^2 over the two worlds (Arvesen 1969), the interval Student's with one degree of
/// freedom less than the smaller world has models. A bootstrap would put one model on both sides of a leave-one-out fit.
/// <para>
/// Measured with 20 + 20 models: nominal 95 % cover in 87 to 100 %. Where worlds hardly differ the numbers that refit laws or bins have intervals up to
/// three times too wide; whether there is a trace at all is what the null tells.
/// </para>
/// </summary>
public static class Jackknife
{
    /// <summary>Confidence level of reports.</summary>
    public const double Level = 0.95;

    private const string Method = "jackknife over models";

    /// <summary>The numbers that an audit gives, with their errors.</summary>
    /// <param name="worlds">At least four models each.</param>
    /// <param name="audit">The audit; it does not depend on the order of models.</param>
    /// <param name="range">Where the numbers can lie; intervals are cut there.</param>
    public static StudentEstimate[] Of(Worlds worlds, Func<Worlds, double[]> audit, Interval range)
    {
        double[] values = audit(worlds);
        double[][] forgotten = [.. Enumerable.Range(0, worlds.Forgotten.Count).Select(i => audit(worlds.WithoutForgotten(i)))];
        double[][] unseen = [.. Enumerable.Range(0, worlds.Unseen.Count).Select(i => audit(worlds.WithoutUnseen(i)))];
        return
        [
            .. values.Select((value, k) =>
                new StudentEstimate(value, Math.Sqrt(Variance(forgotten, k) + Variance(unseen, k)), worlds.Smaller - 1, range, Method)),
        ];
    }

    private static double Variance(double[][] leftOut, int k)
    {
        double mean = leftOut.Average(v => v[k]);
        return leftOut.Sum(v => (v[k] - mean) * (v[k] - mean)) * (leftOut.Length - 1) / leftOut.Length;
    }
}
