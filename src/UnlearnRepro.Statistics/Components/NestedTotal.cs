using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Components;

/// <summary>The sum of three nested components, and what share of it each is.</summary>
internal sealed record NestedTotal(Estimate Variance, IReadOnlyList<Estimate> Shares)
{
    public static NestedTotal Of(
        EvaluationGrid grid, NestedAnova table, MeanSquares? squares, double level, bool allEqual, NestedWords words)
    {
        Estimate None(string reason) => Estimate.Unidentified(level, ModifiedLargeSample.Name, reason);
        if (table.DfT == 0)
        {
            return new NestedTotal(None(words.OneOuter), [None(words.OneOuter), None(words.OneOuter), None(words.OneOuter)]);
        }

        // One level leaves the two-level design of the others, which has its own interval of the total and an exact one of the share.
        if (table.DfE == 0)
        {
            VarianceComponents two = VarianceComponents.Of(grid.SeedGrid, level);
            return new NestedTotal(two.TotalVariance, [Said(two.Icc, words.OneMiddle), None(words.OneInner), None(words.OneInner)]);
        }

        if (table.DfU == 0)
        {
            VarianceComponents two = VarianceComponents.Of(new SeedGrid([.. Enumerable.Range(0, grid.I).Select(i => grid.Runs(i, 0).ToArray())]), level);
            return new NestedTotal(two.TotalVariance, [None(words.OneMiddle), None(words.OneMiddle), two.Icc.Complement()]);
        }

        double[][] parts = table.Parts;
        double[] total = Total(grid, parts);
        return new NestedTotal(
            FactorComponent.TotalOf(squares!, total, level, allEqual), [.. parts.Select(part => FactorComponent.ShareOf(squares!, part, total, level))]);
    }

    private static double[] Total(EvaluationGrid grid, double[][] parts)
    {
        if (!grid.IsBalanced)
        {
            return [.. Enumerable.Range(0, parts.Length).Select(k => parts.Sum(part => part[k]))];
        }

        double j = grid.J, k = grid.K;
        return [1 / (j * k), (1 - (1 / j)) / k, 1 - (1 / k)];
    }

    /// <summary>What the two-level design says, with the reason in the words of three levels.</summary>
    public static Estimate Said(Estimate e, string oneMiddle) =>
        e.Reason == VarianceEstimate.OneUnlearning ? e with { Reason = oneMiddle } : e;
}
