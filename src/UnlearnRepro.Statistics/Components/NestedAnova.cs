using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Nested analysis of variance of a balanced three-level grid: SS_total = SS_T + SS_U + SS_E, with
/// E[MS_E] = s_E^2, E[MS_U] = s_E^2 + K s_U^2 and E[MS_T] = s_E^2 + K s_U^2 + J K s_T^2 (Searle, Casella, McCulloch 1992, ch. 4).
/// Sums of squares in squared units of the metric.
/// </summary>
/// <param name="SsT">Between training seeds: J K sum (m_i - m)^2.</param>
/// <param name="SsU">Between the unlearning seeds of a training seed: K sum (m_ij - m_i)^2.</param>
/// <param name="SsE">Between the evaluations of an unlearned model: sum (y_ijk - m_ij)^2.</param>
/// <param name="DfT">I - 1.</param>
/// <param name="DfU">I (J - 1).</param>
/// <param name="DfE">I J (K - 1).</param>
public sealed record NestedAnova(double SsT, double SsU, double SsE, int DfT, int DfU, int DfE)
{
    /// <summary>MS_T = SS_T / (I - 1); null for one training seed.</summary>
    public double? MsT => DfT > 0 ? SsT / DfT : null;

    /// <summary>MS_U = SS_U / (I (J - 1)); null for one unlearning seed each.</summary>
    public double? MsU => DfU > 0 ? SsU / DfU : null;

    /// <summary>MS_E = SS_E / (I J (K - 1)); null for one evaluation each.</summary>
    public double? MsE => DfE > 0 ? SsE / DfE : null;

    /// <summary>The table of a grid: that of the cell means, K times, and the squares within cells.</summary>
    public static NestedAnova Of(EvaluationGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Anova means = Anova.Of(grid.SeedGrid);
        double ssE = 0;
        for (int i = 0; i < grid.I; i++)
        {
            for (int j = 0; j < grid.J; j++)
            {
                ssE += Sample.SumOfSquares(grid.Runs(i, j));
            }
        }

        return new NestedAnova(grid.K * means.SsT, grid.K * means.SsU, ssE, means.DfT, means.DfU, grid.I * grid.J * (grid.K - 1));
    }
}
