using MathNet.Numerics.RootFinding;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// MS_T and J of a grid whose rows may differ in length. If s_T^2 is t, seed mean m_i has the variance t + s_U^2 / n_i. Weighted by
/// w_i = 1 / (t + MS_U / n_i) the seed means have MS(t) = Q / B and J(t) = A / B, where Q = sum w_i (m_i - m)^2, A = sum w_i - sum w_i^2 / sum w_i
/// and B = sum w_i / n_i - sum (w_i^2 / n_i) / sum w_i: their mean is s_U^2 + J(t) s_T^2 whatever s_T^2 is, and where t / MS_U is the true
/// ratio of the components, MS(t) over that mean is chi^2 / (I - 1) as in a balanced design (Wald 1940; Searle, Casella, McCulloch 1992, ch. 3).
/// MS(0) and J(0) are MS_T and n0 of the table; t without end gives n_h times the variance of the seed means, and n_h.
/// </summary>
internal sealed class SeedMeanSquares(SeedGrid grid, Anova table)
{
    private const double Accuracy = 1e-14;
    private readonly double[] offsets = Anova.Offsets(grid);
    private readonly double size = Sample.Size(grid.Means);
    private readonly double msU = table.MsU ?? 0;

    /// <summary>Equal rows have equal weights for every t, and so have rows without noise.</summary>
    private bool WeightsAreEqual => grid.IsBalanced || msU == 0;

    /// <summary>
    /// MS_T and J for the point estimate, that t for which (MS(t) - MS_U) / J(t) is t (Paule, Mandel 1982). There is one above 0 exactly where
    /// MS_T is above MS_U; elsewhere the table's own give the estimate, 0 or less.
    /// </summary>
    public (double MsT, double J) AtEstimate() =>
        grid.IsBalanced || table.F is not > 1 ? (table.MsT!.Value, table.N0) : Settle((msT, j) => (msT - msU) / j);

    /// <summary>MS_T and J for a bound of s_T^2: with the weights of that t for which the balanced design's formula gives t itself, or of t = 0.</summary>
    /// <param name="bound">Bound of s_T^2 from MS_T and J, in squared units of the metric; below 0 counts as 0.</param>
    public (double MsT, double J) Settle(Func<double, double, double> bound)
    {
        if (WeightsAreEqual)
        {
            return (table.MsOfSeedMeans, table.HarmonicJ);
        }

        // A bound without end, or none, comes from quantiles that have none: its weights do not matter.
        if (Excess(0) is not (> 0 and < double.PositiveInfinity))
        {
            return At(0);
        }

        double high = msU + table.SeedMeanVariance;
        while (Excess(high) > 0)
        {
            high *= 4;
        }

        return At(high * Brent.FindRoot(x => Excess(x * high) / high, 0, 1, Accuracy, 200));

        double Excess(double t)
        {
            (double msT, double j) = At(t);
            return bound(msT, j) - t;
        }
    }

    private (double MsT, double J) At(double t)
    {
        double weights = 0, squares = 0, noise = 0, squaredNoise = 0, mean = 0, q = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            double n = grid.Row(i).Length, w = 1 / (t + (msU / n));
            weights += w;
            squares += w * w;
            noise += w / n;
            squaredNoise += w * w / n;
            mean += w * offsets[i];
        }

        mean /= weights;
        for (int i = 0; i < offsets.Length; i++)
        {
            double deviation = Sample.Difference(offsets[i], mean, size);
            q += deviation * deviation / (t + (msU / grid.Row(i).Length));
        }

        double b = noise - (squaredNoise / weights);
        return (q / b, (weights - (squares / weights)) / b);
    }
}
