using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// One-way analysis of variance of a seed grid: SS_total = SS_T + SS_U about the mean of all cells
/// (Searle, Casella, McCulloch 1992, ch. 3). Sums of squares in squared units of the metric.
/// </summary>
/// <param name="SsT">Between training seeds: sum n_i (m_i - m)^2.</param>
/// <param name="SsU">Within training seeds: sum (y_ij - m_i)^2.</param>
/// <param name="DfT">I - 1.</param>
/// <param name="DfU">N - I.</param>
/// <param name="N0">(N - sum n_i^2 / N) / (I - 1), the weight of s_T^2 in E[MS_T]; J when balanced, NaN when I = 1.</param>
/// <param name="HarmonicJ">Harmonic mean of the row lengths; J when balanced.</param>
/// <param name="SeedMeanVariance">Sample variance of the seed means; NaN when I = 1.</param>
public sealed record Anova(
    double SsT, double SsU, int DfT, int DfU, double N0, double HarmonicJ, double SeedMeanVariance)
{
    /// <summary>MS_T = SS_T / (I - 1); null for one training seed.</summary>
    public double? MsT => DfT > 0 ? SsT / DfT : null;

    /// <summary>MS_U = SS_U / (N - I); null for one unlearning seed each.</summary>
    public double? MsU => DfU > 0 ? SsU / DfU : null;

    /// <summary>
    /// MS_T / MS_U, F(I-1, N-I) when s_T^2 = 0; infinite when only MS_U is 0; null when a mean square is missing or both are 0.
    /// </summary>
    /// <remarks>Exactly 1 up to rounding: mean squares are equal wherever one cell alone differs from all others, as when a method fails once.</remarks>
    public double? F => MsT is { } t && MsU is { } u && (t > 0 || u > 0) ? (Sample.Difference(t, u, u) == 0 ? 1 : t / u) : null;

    /// <summary>
    /// n_h times the variance of the seed means, n_h harmonic (Thomas, Hultquist 1978): equal to MS_T for rows of one length. For others its
    /// mean is s_U^2 + n_h s_T^2, but it is near chi-square only where s_T^2 is not small beside s_U^2, hence no interval rests on it there unless MS_U is 0.
    /// </summary>
    public double MsOfSeedMeans => HarmonicJ * SeedMeanVariance;

    /// <summary>The table of a grid.</summary>
    public static Anova Of(SeedGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        int n = grid.Count, dfT = grid.I - 1;
        double mean = 0, ssU = 0, ssT = 0, squares = 0, reciprocals = 0;
        double[] offsets = Offsets(grid);
        for (int i = 0; i < grid.I; i++)
        {
            ReadOnlySpan<double> row = grid.Row(i);
            double length = row.Length;
            mean += length * offsets[i] / n;
            ssU += Sample.SumOfSquares(row);
            squares += length * length;
            reciprocals += 1 / length;
        }

        double size = Sample.Size(grid.Means);
        for (int i = 0; i < grid.I; i++)
        {
            double deviation = Sample.Difference(offsets[i], mean, size);
            ssT += grid.Row(i).Length * deviation * deviation;
        }

        double harmonic = grid.IsBalanced ? grid.J : grid.I / reciprocals;
        return new Anova(ssT, ssU, dfT, n - grid.I, (n - (squares / n)) / dfT, harmonic, Sample.Variance(offsets, size));
    }

    /// <summary>Seed means about the first cell: a mean rounded at the size of the values would cost the digits that tell means apart.</summary>
    internal static double[] Offsets(SeedGrid grid)
    {
        double[] offsets = new double[grid.I];
        double origin = grid.Row(0)[0];
        for (int i = 0; i < grid.I; i++)
        {
            ReadOnlySpan<double> row = grid.Row(i);
            offsets[i] = row[0] - origin + Sample.Offset(row);
        }

        return offsets;
    }
}
