using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// What a three-level grid says under y_ijk = mu + T_i + U_ij + E_ijk: variances of training, unlearning and evaluation seeds in squared
/// units of the metric. The modified large-sample intervals of neighbouring mean squares are those of two levels, because each
/// difference involves two mean squares only (Burdick, Graybill 1992, ch. 5).
/// </summary>
public sealed record NestedComponents
{
    private const string OneEvaluation = "one evaluation per unlearned model: s_U^2 and s_E^2 cannot be told apart";

    /// <summary>Nominal level of every interval, in (0, 1).</summary>
    public required double Level { get; init; }

    /// <summary>Sums of squares and mean squares.</summary>
    public required NestedAnova Anova { get; init; }

    /// <summary>mu: mean of the seed means, Student interval with I - 1 degrees of freedom; no interval for I = 1.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>s_T^2 = (MS_T - MS_U) / (J K); needs two training seeds and two unlearning seeds, not two evaluations.</summary>
    public required Estimate TrainingVariance { get; init; }

    /// <summary>s_U^2 = (MS_U - MS_E) / K; needs two unlearning seeds and two evaluations.</summary>
    public required Estimate UnlearningVariance { get; init; }

    /// <summary>s_E^2 = MS_E, chi-square interval; needs two evaluations.</summary>
    public required Estimate EvaluationVariance { get; init; }

    /// <summary>s_T, in the metric's unit.</summary>
    public Estimate TrainingSd => TrainingVariance.SquareRoot();

    /// <summary>s_U, in the metric's unit.</summary>
    public Estimate UnlearningSd => UnlearningVariance.SquareRoot();

    /// <summary>s_E, in the metric's unit.</summary>
    public Estimate EvaluationSd => EvaluationVariance.SquareRoot();

    /// <summary>The components of a grid.</summary>
    /// <param name="grid">Any evaluation grid; what its design cannot tell comes back unidentified.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static NestedComponents Of(EvaluationGrid grid, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        NestedAnova table = NestedAnova.Of(grid);
        bool allEqual = table is { SsT: 0, SsU: 0, SsE: 0 } && grid.I > 1;
        return new NestedComponents
        {
            Level = level,
            Anova = table,
            Mean = MeanInterval.Of(grid.SeedGrid.Means, level, MeanInterval.OneTraining),
            TrainingVariance = Difference(
                table.MsT, table.MsU, table.DfT, table.DfU, grid.J * grid.K, level, allEqual,
                "MS_T", ("MS_U", "unlearning"), table.DfT == 0 ? VarianceEstimate.OneTraining : VarianceEstimate.OneUnlearning),
            UnlearningVariance = Difference(
                table.MsU, table.MsE, table.DfU, table.DfE, grid.K, level, allEqual,
                "MS_U", ("MS_E", "evaluation"), table.DfU == 0 ? VarianceEstimate.OneUnlearning : OneEvaluation),
            EvaluationVariance = table.MsE is { } msE
                ? VarianceEstimate.OfMeanSquare(msE, table.DfE, level, allEqual, "all evaluations of a model agree: evaluation is deterministic here")
                : Estimate.Unidentified(level, ChiSquareInterval.Name, OneEvaluation),
        };
    }

    private static Estimate Difference(
        double? upper, double? lower, int dfUpper, int dfLower, int weight, double level, bool allEqual,
        string upperName, (string Name, string Seeds) lowerName, string missing) =>
        upper is { } a && lower is { } b
            ? VarianceEstimate.OfDifference(
                (a - b) / weight, ModifiedLargeSample.Difference(a, b, dfUpper, dfLower, weight, level),
                level, ModifiedLargeSample.Name, allEqual, upperName, lowerName)
            : Estimate.Unidentified(level, ModifiedLargeSample.Name, missing);
}
