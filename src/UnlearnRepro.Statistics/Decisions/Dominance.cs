using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>Claim: training seeds carry more than a given share of the variance, ICC > threshold (1/2: they dominate).</summary>
public static class Dominance
{
    /// <summary>Decides by the exact F interval of the intraclass correlation.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="level">Level of the two-sided interval: each wrong decision has probability at most (1 - level) / 2.</param>
    /// <param name="threshold">Share of s_T^2 in s_T^2 + s_U^2, in (0, 1).</param>
    public static Finding Of(SeedGrid grid, double level = 0.95, double threshold = 0.5)
    {
        RequireShare(threshold, nameof(threshold));
        VarianceComponents c = VarianceComponents.Of(grid, level);
        return Finding.Decide(c.Icc, Finding.Above(threshold), () => SeedsNeeded(c, threshold));
    }

    /// <summary>Decides the opposite, that unlearning seeds carry more than a share: 1 - ICC &gt; share, by the same interval.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="level">Level of the two-sided interval: each wrong decision has probability at most (1 - level) / 2.</param>
    /// <param name="share">Share of s_U^2 in s_T^2 + s_U^2, in (0, 1).</param>
    public static Finding OfUnlearning(SeedGrid grid, double level = 0.95, double share = 0.5)
    {
        RequireShare(share, nameof(share));
        VarianceComponents c = VarianceComponents.Of(grid, level);
        return Finding.Decide(c.Icc.Complement(), Finding.Above(share), () => SeedsNeeded(c, 1 - share));
    }

    private static void RequireShare(double share, string name)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(name, share, "The share must lie between 0 and 1.");
        }
    }

    // MS_T / MS_U is (1 + J k) F(I-1, I(J-1)) with k = s_T^2 / s_U^2, and the bound passes the threshold where the ratio
    // passes (1 + J k0) times the F quantile: the power is exact.
    private static int? SeedsNeeded(VarianceComponents c, double threshold)
    {
        double j = c.Anova.HarmonicJ, tail = (1 - c.Level) / 2;
        double relative = Odds(c.Icc.Value, j) / Odds(threshold, j);
        return Smallest.From(c.I + 1, Finding.MostSeeds, i =>
        {
            double dfT = i - 1, dfU = i * (j - 1);
            return relative > 1
                ? relative * Quantiles.F(dfT, dfU, 1 - Finding.Power) > Quantiles.F(dfT, dfU, 1 - tail)
                : relative * Quantiles.F(dfT, dfU, Finding.Power) < Quantiles.F(dfT, dfU, tail);
        });
    }

    private static double Odds(double icc, double j) => 1 + (j * icc / (1 - icc));
}
