using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// Does a retrained model pass for a retrained model? Each is taken for a candidate and held against the null band of the others, metric by
/// metric. One is odd if it leaves bands so wide that among good models hardly any does, on at least a quarter of the metrics.
/// </summary>
/// <remarks>
/// With a share q of M metrics and R references the bands have level 1 - p, p = q alpha / R. A good model leaves p M bands on average, so that by
/// Markov's inequality it leaves q M of them with probability p / q = alpha / R at most, however the metrics depend on each other, and
/// any of R does so with probability alpha at most. p is exact for normal metrics (the band is a t prediction interval); asking for a
/// quarter of the metrics is what keeps heavy tails and counts from raising false alarms, where there are enough metrics: of 14 independent lognormal ones
/// hardly ever, of 8 in 16 % of studies (measured by the tests; ours have some 30). Two odd models of R
/// can hide each other, since either widens the band of the other.
/// </remarks>
/// <param name="Odd">Indices of the odd models.</param>
/// <param name="Metrics">M, metrics on which references differ at all.</param>
/// <param name="Outside">Pairs of model and metric outside the band of level 0.95 of the others.</param>
/// <param name="Pairs">R M, of which a twentieth is expected outside.</param>
public sealed record HeldOutReferences(IReadOnlyList<int> Odd, int Metrics, int Outside, int Pairs)
{
    /// <summary>With fewer references the bands are too wide to leave.</summary>
    public const int Fewest = 5;

    /// <summary>alpha, the most probability that good models have an odd one among them.</summary>
    public const double FalseAlarm = 0.01;

    private const double Share = 0.25, Usual = 0.95;

    /// <summary>Each model against the others.</summary>
    /// <param name="metrics">One per metric, model r at index r in all of them; at least <see cref="Fewest"/> models.</param>
    /// <param name="groups">In how many groups of models such a look is taken; all together raise a false alarm with probability alpha at most.</param>
    /// <exception cref="ArgumentException">There are too few models, or not the same number on every metric, or no group.</exception>
    public static HeldOutReferences Of(IReadOnlyList<References> metrics, int groups = 1)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        int r = metrics.Count == 0 ? Fewest : metrics[0].R;
        if (r < Fewest || metrics.Any(m => m.R != r))
        {
            string found = string.Join(", ", metrics.Select(m => m.R).Distinct());
            throw new ArgumentException($"references: expected the same number of at least {Fewest} on every metric, found {found}");
        }

        References[] varying = [.. metrics.Where(m => m.Sd().Status == Status.Ok)];
        double[][] distances = [.. Enumerable.Range(0, r).Select(k => varying.Select(m => Distance(m.Values, k)).ToArray())];
        double far = Quantiles.T(r - 2, 1 - (Share * FalseAlarm / groups / r / 2)), usual = Quantiles.T(r - 2, (1 + Usual) / 2);
        return new(
            [.. Enumerable.Range(0, r).Where(k => distances[k].Count(d => d > far) is > 0 and var n && n >= Share * varying.Length)],
            varying.Length, distances.Sum(model => model.Count(d => d > usual)), r * varying.Length);
    }

    // From the mean of the others, in units of the prediction error s sqrt(1 + 1 / (R - 1)): Student's t of R - 2 degrees of freedom. Where all
    // others are equal, as counts that move in steps can be, no band has a width to leave.
    private static double Distance(IReadOnlyList<double> values, int k)
    {
        double[] others = [.. values.Take(k), .. values.Skip(k + 1)];
        double variance = Sample.Variance(others);
        return variance == 0 ? 0 : Math.Abs(values[k] - Sample.Mean(others)) / Math.Sqrt(variance * (1 + (1.0 / others.Length)));
    }
}
