using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// What a seed grid says under y_ij = mu + T_i + U_ij with Var T = s_T^2 (training seeds) and E Var(U | i) = s_U^2 (unlearning
/// seeds): analysis of variance estimates and small-sample intervals. Variances in squared units of the metric.
/// </summary>
public sealed record VarianceComponents
{
    /// <summary>Nominal level of every interval, in (0, 1).</summary>
    public required double Level { get; init; }

    /// <summary>Number of training seeds.</summary>
    public required int I { get; init; }

    /// <summary>Sums of squares and mean squares.</summary>
    public required Anova Anova { get; init; }

    /// <summary>mu: mean of the seed means, Student interval with I - 1 degrees of freedom; no interval for I = 1.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>
    /// s_T^2 = (MS_T - MS_U) / J, reported as 0 with its upper bound when negative; modified large-sample interval. Rows of unequal length:
    /// that t for which the seed means, weighted by 1 / (t + MS_U / n_i), give t (Paule, Mandel 1982), and bounds in the same way, so that
    /// the point lies in its interval; the raw value of a negative estimate is (MS_T - MS_U) / n0.
    /// </summary>
    public required Estimate TrainingVariance { get; init; }

    /// <summary>s_T^2 with the interval of Williams and Tukey, which errs on the long side for normal data.</summary>
    public required Estimate TrainingVarianceWilliamsTukey { get; init; }

    /// <summary>s_U^2 = MS_U; chi-square interval with N - I degrees of freedom.</summary>
    public required Estimate UnlearningVariance { get; init; }

    /// <summary>s_T^2 / (s_T^2 + s_U^2); F interval, exact for normal data and rows of any length (Wald 1940).</summary>
    public required Estimate Icc { get; init; }

    /// <summary>
    /// s_T^2 + s_U^2, the sum of the two estimates, the first as it is before it is cut at 0: the variance of a single run with fresh seeds;
    /// identified for J = 1 too.
    /// </summary>
    public required Estimate TotalVariance { get; init; }

    /// <summary>s_T, in the metric's unit.</summary>
    public Estimate TrainingSd => TrainingVariance.SquareRoot();

    /// <summary>s_U, in the metric's unit.</summary>
    public Estimate UnlearningSd => UnlearningVariance.SquareRoot();

    /// <summary>MS_T; null for one training seed.</summary>
    public double? MsT => Anova.MsT;

    /// <summary>MS_U; null for one unlearning seed each.</summary>
    public double? MsU => Anova.MsU;

    /// <summary>I - 1.</summary>
    public int DfT => Anova.DfT;

    /// <summary>N - I.</summary>
    public int DfU => Anova.DfU;

    /// <summary>MS_T / MS_U; null when undefined.</summary>
    public double? F => Anova.F;

    /// <summary>The components of a grid.</summary>
    /// <param name="grid">Any grid; what its design cannot tell comes back unidentified.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static VarianceComponents Of(SeedGrid grid, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        Anova table = Anova.Of(grid);
        ComponentEstimates estimates = new(grid, table, level);
        return new VarianceComponents
        {
            Level = level,
            I = grid.I,
            Anova = table,
            Mean = MeanInterval.Of(grid.Means, level, MeanInterval.OneTraining),
            TrainingVariance = estimates.Training(),
            TrainingVarianceWilliamsTukey = estimates.TrainingWilliamsTukey(),
            UnlearningVariance = estimates.Unlearning(),
            Icc = estimates.Icc(),
            TotalVariance = estimates.Total(),
        };
    }
}
