using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims.Rules;

/// <summary>For a deterministic method the variance of the mean is the same with one unlearning seed and with J (C-ALLOC-2).</summary>
internal sealed class UnlearningSeedsBuyNothing : IClaimRule
{
    public string Name => "unlearning-seeds-buy-nothing";

    public Judgement Judge(Claim claim, ClaimContext context)
    {
        var method = context.MethodsOf(claim).Single();
        int models = context.Study.TrainingSeeds, j = context.Study.UnlearningSeeds;

        // Run, not looked up: the store keeps one record that stands for every unlearning seed, and that is what is in question.
        var grid = new SeedGrid([.. Enumerable.Range(0, models).Select(i => (double[])[.. Enumerable.Range(0, j).Select(k =>
            context.Cells.Get(context.Study.CellOf(method, i, k), [claim.Metric!]).Metrics[claim.Metric!])])]);
        double one = VarianceOfMean(grid.SubGrid([.. Enumerable.Range(0, models)], 1)), all = VarianceOfMean(grid);
        return Judgement.Exact(
            one.Equals(all),
            $"{claim.Metric} of {method}, {models} x {j} runs: variance of the mean {Text.Number(one)} with one unlearning seed and {Text.Number(all)} with {j}");

        static double VarianceOfMean(SeedGrid grid) =>
            grid.I < 2 ? 0 : grid.SeedMeans.Sum(m => (m - grid.GrandMean) * (m - grid.GrandMean)) / (grid.I - 1) / grid.I;
    }
}
