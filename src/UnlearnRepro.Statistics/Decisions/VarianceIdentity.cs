using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: the mean of I x J runs has variance s_T^2 / I + s_U^2 / (I J) (Eq. 4 of the paper), up to a factor. It goes wrong
/// where seeds are not nested and independent: unlearning seeds shared by all training seeds, or training seeds that share a stream.
/// </summary>
/// <param name="Finding">Decision on observed / predicted lying in (1 / tolerance, tolerance).</param>
/// <param name="Observed">Variance observed between means, in squared units of the metric.</param>
/// <param name="Predicted">Variance predicted by the identity, same unit.</param>
public sealed record VarianceIdentity(Finding Finding, double Observed, double Predicted)
{
    /// <summary>Means of independent grids against known components; chi-square interval.</summary>
    /// <param name="means">Grand means of at least two independent I x J grids.</param>
    /// <param name="design">Components taken as known; the costs play no part.</param>
    /// <param name="trainingSeeds">I of each grid.</param>
    /// <param name="unlearningSeeds">J of each grid.</param>
    /// <param name="tolerance">Largest factor, above 1, by which the two may differ.</param>
    /// <param name="level">Level of the ratio's interval.</param>
    public static VarianceIdentity Against(
        IReadOnlyList<double> means, Allocation design, int trainingSeeds, int unlearningSeeds, double tolerance, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfLessThan(means.Count, 2);
        Require.Level(level);
        double observed = Sample.Variance(means), predicted = design.Variance(trainingSeeds, unlearningSeeds);
        return Of(observed, predicted, ChiSquareInterval.Of(observed / predicted, means.Count - 1, level), tolerance, level, "chi-square");
    }

    /// <summary>
    /// One grid, cut in two by training seed: one half gives the components, the other disjoint blocks of I' training seeds, whose
    /// means over J' unlearning seeds give the variance. All rows of a block use the same columns, so that a seed shared across
    /// rows shows. The ratio is F, with the prediction's degrees of freedom after Satterthwaite (exact for J' = J).
    /// </summary>
    /// <param name="grid">A balanced grid with at least 4 I' training seeds.</param>
    /// <param name="trainingSeeds">I' of a block.</param>
    /// <param name="unlearningSeeds">J' of a block, at most J.</param>
    /// <param name="tolerance">Largest factor, above 1, by which the two may differ.</param>
    /// <param name="seed">Seed of the cut and the columns.</param>
    /// <param name="level">Level of the ratio's interval.</param>
    /// <exception cref="ArgumentException">The grid is too small for two blocks beside the half that predicts.</exception>
    public static VarianceIdentity SplitHalf(
        SeedGrid grid, int trainingSeeds, int unlearningSeeds, double tolerance, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingSeeds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(unlearningSeeds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(unlearningSeeds, grid.J);
        Require.Level(level);
        int half = grid.I / 2, blocks = (grid.I - half) / trainingSeeds;
        if (blocks < 2 || half < 2)
        {
            throw new ArgumentException($"{grid.I} training seeds are too few for a half that predicts and two blocks of {trainingSeeds}.");
        }

        SplitMix64 random = new(seed);
        int[] rows = random.Choose(grid.I, grid.I), columns = random.Choose(grid.J, grid.J);
        double[] means = [.. Enumerable.Range(0, blocks).Select(block => Sample.Mean([..
            from row in rows.Skip(half + (block * trainingSeeds)).Take(trainingSeeds)
            from k in Enumerable.Range(block * unlearningSeeds, unlearningSeeds)
            select grid.Values(row)[columns[k % grid.J]]]))];
        Anova table = Anova.Of(grid.SubGrid(rows[..half], grid.J));

        // s_T^2 / I' + s_U^2 / (I' J') with s_T^2 = (MS_T - MS_U) / J; neither weight is negative.
        double fromT = table.MsT!.Value / (grid.J * trainingSeeds);
        double fromU = (table.MsU ?? 0) * ((1.0 / unlearningSeeds) - (1.0 / grid.J)) / trainingSeeds;
        double observed = Sample.Variance(means), predicted = fromT + fromU;
        double df = predicted * predicted / ((fromT * fromT / table.DfT) + (fromU > 0 ? fromU * fromU / table.DfU : 0));
        double tail = (1 - level) / 2, ratio = observed / predicted;
        Interval interval = predicted > 0
            ? new(ratio / Quantiles.F(blocks - 1, df, 1 - tail), ratio / Quantiles.F(blocks - 1, df, tail))
            : new(double.NaN, double.NaN);
        return Of(observed, predicted, interval, tolerance, level, "F, Satterthwaite", Needed);

        int? Needed() => SeedsNeeded(grid.I, trainingSeeds, df / (half - 1), ratio, tolerance, tail);
    }

    // The observed ratio is the true one times F, whose degrees of freedom grow with the two halves. The middle 0.8 of its law must
    // decide to the same side.
    private static int? SeedsNeeded(int i0, int trainingSeeds, double dfPerSeed, double ratio, double tolerance, double tail)
    {
        double miss = (1 - Finding.Power) / 2;
        return Smallest.From(i0 + 1, Finding.MostSeeds, i =>
        {
            int half = i / 2, blocks = (i - half) / trainingSeeds;
            double df1 = blocks - 1, df2 = dfPerSeed * (half - 1);
            double least = ratio * Quantiles.F(df1, df2, miss), most = ratio * Quantiles.F(df1, df2, 1 - miss);
            double high = Quantiles.F(df1, df2, 1 - tail), low = Quantiles.F(df1, df2, tail);
            return (least / high > 1 / tolerance && most / low < tolerance) || least / high >= tolerance || most / low <= 1 / tolerance;
        });
    }

    private static VarianceIdentity Of(
        double observed, double predicted, Interval interval, double tolerance, double level, string method, Func<int?>? seedsNeeded = null)
    {
        if (!(tolerance > 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance is a factor above 1.");
        }

        Estimate ratio = predicted > 0 && observed > 0
            ? new Estimate(observed / predicted, observed / predicted, interval, level, method, Status.Ok)
            : Estimate.Unidentified(level, method, "a variance is 0, so there is no ratio");
        return new VarianceIdentity(Finding.Decide(ratio, new Interval(1 / tolerance, tolerance), seedsNeeded), observed, predicted);
    }
}
