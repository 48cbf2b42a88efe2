using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics;

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
    /// <summary>Confidence level.</summary>
    public const double Level = 0.95;

    private const string Method = "jackknife over models";

    /// <summary>Estimates of the numbers that an audit gives.</summary>
    /// <param name="worlds">At least four models each.</param>
    /// <param name="audit">The audit; it does not depend on the order of models.</param>
    /// <param name="range">Where the numbers can lie; intervals are cut there.</param>
    public static Estimate[] Of(Worlds worlds, Func<Worlds, double[]> audit, Interval range)
    {
        double[] values = audit(worlds);
        double[][] forgotten = [.. Enumerable.Range(0, worlds.Forgotten.Count).Select(i => audit(worlds.WithoutForgotten(i)))];
        double[][] unseen = [.. Enumerable.Range(0, worlds.Unseen.Count).Select(i => audit(worlds.WithoutUnseen(i)))];
        double t = StudentT.InvCDF(0, 1, worlds.Smaller - 1, (1 + Level) / 2);
        return [.. values.Select((value, k) => Estimate(value, t * Math.Sqrt(Variance(forgotten, k) + Variance(unseen, k)), range))];
    }

    private static double Variance(double[][] leftOut, int k)
    {
        double mean = leftOut.Average(v => v[k]);
        return leftOut.Sum(v => (v[k] - mean) * (v[k] - mean)) * (leftOut.Length - 1) / leftOut.Length;
    }

    private static Estimate Estimate(double value, double half, Interval range)
    {
        var interval = new Interval(Math.Max(range.Lower, value - half), Math.Min(range.Upper, value + half));
        bool atEnd = value == range.Lower || value == range.Upper;
        return half > 0
            ? new(value, value, interval, Level, Method, Status.Ok)
            : new(value, value, interval, Level, Method, atEnd ? Status.Boundary : Status.Degenerate, "leaving any model out changes nothing");
    }
}
