using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Rankings;

/// <summary>
/// Pairwise comparison of average ranks (Nemenyi 1963; Demsar 2006): ranks farther apart than the critical difference
/// q_{alpha,M} / sqrt 2 * sqrt(M (M + 1) / (6 I)) differ, q being the quantile of the range of M normal values. Ties make it cautious. The
/// level holds when no method differs; the ranks of two methods also depend on which others are there (Benavoli et al. 2016), so
/// <see cref="BestMethods"/> is the better answer to "which is best" and this one serves the usual diagram.
/// </summary>
/// <param name="Friedman">The ranks.</param>
/// <param name="CriticalDifference">In ranks; null for one method.</param>
/// <param name="Alpha">Chance of telling any two methods apart when none differs.</param>
public sealed record Nemenyi(Friedman Friedman, double? CriticalDifference, double Alpha)
{
    /// <summary>The comparison that belongs to a Friedman test.</summary>
    public static Nemenyi Of(Friedman friedman, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(friedman);
        Require.Level(1 - alpha);
        int m = friedman.Methods.M;
        return new Nemenyi(friedman, m == 1 ? null : StudentizedRange.Quantile(m, 1 - alpha) * RankError(friedman.Methods), alpha);
    }

    /// <summary>Indices of the methods that cannot be told from the one of best average rank, itself among them.</summary>
    public IReadOnlyList<int> NotToldFromBest =>
        [.. Enumerable.Range(0, Friedman.Methods.M).Where(m => Friedman.AverageRanks[m] - Friedman.AverageRanks.Min() <= (CriticalDifference ?? 0))];

    /// <summary>Claim: a ranks better than b. Average rank of b minus that of a, give or take the critical difference.</summary>
    /// <param name="a">Index of one method.</param>
    /// <param name="b">Index of another.</param>
    public Finding RanksAbove(int a, int b)
    {
        const string method = "Nemenyi";
        if (CriticalDifference is not { } cd || Friedman.ChiSquare is null)
        {
            string reason = Friedman.Concordance.Reason!;
            return Finding.Decide(Estimate.Unidentified(1 - Alpha, method, reason), Finding.Above(0));
        }

        double lead = Friedman.AverageRanks[b] - Friedman.AverageRanks[a];
        return Finding.Decide(
            new Estimate(lead, lead, new Interval(lead - cd, lead + cd), 1 - Alpha, method, Status.Ok), Finding.Above(0));
    }

    /// <summary>P-value of two methods, adjusted for all pairs; null without ranks that differ.</summary>
    public double? PValue(int a, int b) => Friedman.ChiSquare is null
        ? null
        : StudentizedRange.UpperTail(
            Math.Abs(Friedman.AverageRanks[a] - Friedman.AverageRanks[b]) / RankError(Friedman.Methods), Friedman.Methods.M);

    // Standard error of one average rank, sqrt(M (M + 1) / (12 I)): the range is studentized by it.
    private static double RankError(MethodGrids methods) => Math.Sqrt(methods.M * (methods.M + 1.0) / (12 * methods.I));
}
