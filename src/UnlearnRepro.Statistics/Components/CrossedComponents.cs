using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Several methods on the same trained models: y_mij = mu_m + T_i + (MT)_mi + U_mij, methods fixed, the rest random and independent
/// (two-way mixed model, unrestricted form; Searle, Casella, McCulloch 1992, ch. 4). T is what a trained model does to all methods
/// alike and pairing removes; (MT) is what it does to one method only, which more unlearning seeds cannot repair and which makes
/// rankings turn. All methods share s_U^2 in this model. Variances in squared units of the metric.
/// Rows of different lengths: every seed mean counts once, as for J = 1, so that s_T^2 is still told but (MT) and U are not.
/// </summary>
public sealed record CrossedComponents
{
    private const string Together = "one unlearning seed per row, or rows of different lengths: s_MT^2 and s_U^2 cannot be told apart";

    /// <summary>MS of the methods, J I sum (mean_m - mean)^2 / (M - 1); null for one method.</summary>
    public required double? MsMethods { get; init; }

    /// <summary>MS_T = M J sum (mean_i - mean)^2 / (I - 1); null for one training seed.</summary>
    public required double? MsT { get; init; }

    /// <summary>MS_MT = J sum (mean_mi - mean_m - mean_i + mean)^2 / ((M - 1)(I - 1)); null for one method or one training seed.</summary>
    public required double? MsMt { get; init; }

    /// <summary>MS_U = sum (y_mij - mean_mi)^2 / (M I (J - 1)); null for J = 1 or rows of different lengths.</summary>
    public required double? MsU { get; init; }

    /// <summary>s_T^2 = (MS_T - MS_MT) / (M J), the covariance of two methods' seed means; modified large-sample interval.</summary>
    public required Estimate Training { get; init; }

    /// <summary>s_MT^2 = (MS_MT - MS_U) / J; modified large-sample interval.</summary>
    public required Estimate Interaction { get; init; }

    /// <summary>s_U^2 = MS_U; chi-square interval.</summary>
    public required Estimate Unlearning { get; init; }

    /// <summary>s_MT^2 + s_U^2 / J = MS_MT / J: half the variance of a paired difference of seed means. Told even for J = 1.</summary>
    public required Estimate PairedNoise { get; init; }

    /// <summary>Do methods differ on average: MS_M / MS_MT.</summary>
    public required FTest? MethodsTest { get; init; }

    /// <summary>Do trained models shift all methods alike: MS_T / MS_MT.</summary>
    public required FTest? TrainingTest { get; init; }

    /// <summary>Do methods react differently to the trained model: MS_MT / MS_U.</summary>
    public required FTest? InteractionTest { get; init; }

    /// <summary>The components of a crossed design.</summary>
    /// <param name="methods">The methods; what the design cannot tell comes back unidentified.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    public static CrossedComponents Of(MethodGrids methods, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(methods);
        Require.Level(level);
        int m = methods.M, i = methods.I, j = methods.J ?? 1;
        int dfM = m - 1, dfT = i - 1, dfMt = dfM * dfT, dfU = m * i * (j - 1);
        double[] ofMethod = [.. methods.Grids.Select(grid => grid.GrandMean)];
        double[] ofSeed = [.. Enumerable.Range(0, i).Select(k => Sample.Mean(methods.MeansOfSeed(k)))];
        double? msM = Mean(i * j * Sample.SumOfSquares(ofMethod), dfM);
        double? msT = Mean(m * j * Sample.SumOfSquares(ofSeed), dfT);
        double? msMt = Mean(j * Interactions(methods, ofMethod, ofSeed), dfMt);
        double? msU = Mean(methods.Grids.Sum(grid => Enumerable.Range(0, i).Sum(k => Sample.SumOfSquares(grid.Values(k)))), dfU);
        string missing = dfT == 0 ? "one training seed: nothing shows how trained models differ" : "one method: T and (MT) cannot be told apart";
        return new CrossedComponents
        {
            MsMethods = msM,
            MsT = msT,
            MsMt = msMt,
            MsU = msU,
            Training = Difference(msT, msMt, dfT, dfMt, m * j, level, missing),
            Interaction = Difference(msMt, msU, dfMt, dfU, j, level, dfMt == 0 ? missing : Together),
            Unlearning = Single(msU, dfU, 1, level, Together),
            PairedNoise = Single(msMt, dfMt, j, level, missing),
            MethodsTest = FTest.Of(msM, msMt, dfM, dfMt),
            TrainingTest = FTest.Of(msT, msMt, dfT, dfMt),
            InteractionTest = FTest.Of(msMt, msU, dfMt, dfU),
        };
    }

    private static double? Mean(double sumOfSquares, int df) => df > 0 ? sumOfSquares / df : null;

    private static double Interactions(MethodGrids methods, double[] ofMethod, double[] ofSeed)
    {
        double mean = Sample.Mean(ofMethod), size = methods.SeedMeans.Max(Sample.Size);
        return methods.SeedMeans.Index().Sum(row => row.Item.Index().Sum(cell =>
        {
            double rest = Sample.Difference(cell.Item + mean, ofMethod[row.Index] + ofSeed[cell.Index], 4 * size);
            return rest * rest;
        }));
    }

    private static Estimate Difference(double? upper, double? lower, int df1, int df2, int n, double level, string missing)
    {
        const string method = "MLS";
        if (upper is not { } u || lower is not { } l)
        {
            return Estimate.Unidentified(level, method, missing);
        }

        double raw = (u - l) / n;
        (Status status, string? why) = u == 0 && l == 0 ? (Status.Degenerate, "nothing varies beyond the methods' means")
            : raw > 0 ? (Status.Ok, (string?)null)
            : (Status.Boundary, "its mean square is not above that of the noise: the estimate is 0, the upper bound still counts");
        return new Estimate(Math.Max(0, raw), raw, ModifiedLargeSample.Difference(u, l, df1, df2, n, level), level, method, status, why);
    }

    private static Estimate Single(double? meanSquare, int df, int n, double level, string missing)
    {
        const string method = "chi-square";
        if (meanSquare is not { } ms)
        {
            return Estimate.Unidentified(level, method, missing);
        }

        return new Estimate(
            ms / n, ms / n, ChiSquareInterval.Of(ms / n, df, level), level, method,
            ms > 0 ? Status.Ok : Status.Boundary, ms > 0 ? null : "there is no variation here at all");
    }
}
