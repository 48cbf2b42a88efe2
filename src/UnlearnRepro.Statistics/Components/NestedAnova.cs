using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Nested analysis of variance of a three-level grid. Balanced, SS_total = SS_T + SS_U + SS_E with E[MS_E] = s_E^2, E[MS_U] = s_E^2 + K s_U^2 and
/// E[MS_T] = s_E^2 + K s_U^2 + J K s_T^2 (Searle, Casella, McCulloch 1992, ch. 4). Elsewhere the two upper mean squares are those of unweighted means
/// (ch. 5 there), each over its weight of s_E^2, so that E[MS_U] = s_E^2 + k s_U^2 and E[MS_T] = s_E^2 + l s_U^2 + m s_T^2 with
/// the weights below. Sums of squares in squared units of the metric.
/// </summary>
/// <param name="SsT">Between training seeds: J K sum (m_i - m)^2.</param>
/// <param name="SsU">Between the unlearning seeds of a training seed: K sum (m_ij - m_i)^2.</param>
/// <param name="SsE">Between the evaluations of an unlearned model: sum (y_ijk - m_ij)^2.</param>
/// <param name="DfT">I - 1.</param>
/// <param name="DfU">Unlearned models less trained ones: I (J - 1).</param>
/// <param name="DfE">Evaluations less unlearned models: I J (K - 1).</param>
public sealed record NestedAnova(double SsT, double SsU, double SsE, int DfT, int DfU, int DfE)
{
    /// <summary>MS_T = SS_T / (I - 1); null for one training seed.</summary>
    public double? MsT => DfT > 0 ? SsT / DfT : null;

    /// <summary>MS_U = SS_U / (I (J - 1)); null for one unlearning seed each.</summary>
    public double? MsU => DfU > 0 ? SsU / DfU : null;

    /// <summary>MS_E = SS_E / (I J (K - 1)); null for one evaluation each.</summary>
    public double? MsE => DfE > 0 ? SsE / DfE : null;

    /// <summary>k, the weight of s_U^2 in E[MS_U]: K when balanced.</summary>
    public required double UnlearningInU { get; init; }

    /// <summary>l, the weight of s_U^2 in E[MS_T]: K when balanced.</summary>
    public required double UnlearningInT { get; init; }

    /// <summary>m, the weight of s_T^2 in E[MS_T]: J K when balanced.</summary>
    public required double TrainingInT { get; init; }

    /// <summary>Degrees of freedom that MS_T has at the estimates (Satterthwaite 1946): I - 1 when balanced, fewer elsewhere.</summary>
    public required double EffectiveDfT { get; init; }

    /// <summary>Those of MS_U: <see cref="DfU"/> where all unlearned models have equally many evaluations, fewer elsewhere.</summary>
    public required double EffectiveDfU { get; init; }

    /// <summary>s_T^2, s_U^2 and s_E^2 as sums of MS_T, MS_U and MS_E.</summary>
    internal double[][] Parts => UnlearningInT == UnlearningInU
        ? [[1 / TrainingInT, -1 / TrainingInT, 0], [0, 1 / UnlearningInU, -1 / UnlearningInU], [0, 0, 1]]
        : [[1 / TrainingInT, -OfU / TrainingInT, (OfU - 1) / TrainingInT], [0, 1 / UnlearningInU, -1 / UnlearningInU], [0, 0, 1]];

    // How much of MS_U has the s_U^2 of one MS_T.
    private double OfU => UnlearningInT / UnlearningInU;

    /// <summary>The table of a grid: that of the cell means, K times, and the squares within cells.</summary>
    public static NestedAnova Of(EvaluationGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Anova means = Anova.Of(grid.SeedGrid);
        double ssE = 0;
        for (int i = 0; i < grid.I; i++)
        {
            for (int j = 0; j < grid.SeedGrid.RowLengths[i]; j++)
            {
                ssE += Sample.SumOfSquares(grid.Runs(i, j));
            }
        }

        return grid.IsBalanced ? Balanced(grid, means, ssE) : Unbalanced(grid, means, ssE);
    }

    private static NestedAnova Balanced(EvaluationGrid grid, Anova means, double ssE) =>
        new(grid.K * means.SsT, grid.K * means.SsU, ssE, means.DfT, means.DfU, grid.I * grid.J * (grid.K - 1))
        {
            UnlearningInU = grid.K,
            UnlearningInT = grid.K,
            TrainingInT = grid.J * grid.K,
            EffectiveDfT = means.DfT,
            EffectiveDfU = means.DfU,
        };

    private static NestedAnova Unbalanced(EvaluationGrid grid, Anova means, double ssE)
    {
        NestedWeights weights = new(grid);
        NestedAnova table = new(
            means.DfT > 0 ? means.DfT * means.SeedMeanVariance / weights.EvaluationShare : 0, means.SsU / weights.PerCell, ssE,
            means.DfT, means.DfU, grid.Count - grid.Cells)
        {
            UnlearningInU = 1 / weights.PerCell,
            UnlearningInT = weights.TrainingShare / weights.EvaluationShare,
            TrainingInT = 1 / weights.EvaluationShare,
            EffectiveDfT = means.DfT,
            EffectiveDfU = means.DfU,
        };
        (double training, double unlearning, double evaluation) = table.Estimates();
        return table with
        {
            EffectiveDfT = weights.OfSeedMeans(training, unlearning, evaluation),
            EffectiveDfU = weights.OfCells(unlearning, evaluation),
        };
    }

    /// <summary>The components, cut at 0, with 0 for a mean square that is not there.</summary>
    internal (double Training, double Unlearning, double Evaluation) Estimates()
    {
        double[] squares = [MsT ?? 0, MsU ?? 0, MsE ?? 0];
        double[] found = [.. Parts.Select(part => Math.Max(0, part.Zip(squares, (c, ms) => c * ms).Sum()))];
        return (found[0], found[1], found[2]);
    }
}
