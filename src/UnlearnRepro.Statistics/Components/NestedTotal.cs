using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Components;

/// <summary>The sum of three nested components, and what share of it each is.</summary>
internal sealed record NestedTotal(Estimate Variance, IReadOnlyList<Estimate> Shares)
{
    public static NestedTotal Of(EvaluationGrid grid, NestedAnova table, double level, bool allEqual, NestedWords words)
    {
        Estimate None(string reason) => Estimate.Unidentified(level, ModifiedLargeSample.Name, reason);
        if (table.MsT is not { } msT)
        {
            return new NestedTotal(None(words.OneOuter), [None(words.OneOuter), None(words.OneOuter), None(words.OneOuter)]);
        }

        // One level leaves the two-level design of the others, which has its own interval of the total and an exact one of the share.
        if (grid.K == 1)
        {
            VarianceComponents two = VarianceComponents.Of(grid.SeedGrid, level);
            return new NestedTotal(two.TotalVariance, [Said(two.Icc, words.OneMiddle), None(words.OneInner), None(words.OneInner)]);
        }

        if (grid.J == 1)
        {
            VarianceComponents two = VarianceComponents.Of(new SeedGrid([.. Enumerable.Range(0, grid.I).Select(i => grid.Runs(i, 0).ToArray())]), level);
            return new NestedTotal(two.TotalVariance, [None(words.OneMiddle), None(words.OneMiddle), two.Icc.Complement()]);
        }

        double j = grid.J, k = grid.K;
        double[] total = [1 / (j * k), (1 - (1 / j)) / k, 1 - (1 / k)];
        MeanSquares squares = new([(msT, table.DfT), (table.MsU!.Value, table.DfU), (table.MsE!.Value, table.DfE)], level);
        double[][] parts = [[1 / (j * k), -1 / (j * k), 0], [0, 1 / k, -1 / k], [0, 0, 1]];
        return new NestedTotal(
            FactorComponent.TotalOf(squares, total, level, allEqual), [.. parts.Select(part => FactorComponent.ShareOf(squares, part, total, level))]);
    }

    private static Estimate Said(Estimate e, string oneMiddle) =>
        e.Reason == VarianceEstimate.OneUnlearning ? e with { Reason = oneMiddle } : e;
}
