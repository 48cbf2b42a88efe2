using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims.Rules;

/// <summary>For a deterministic method the variance of the mean is the same with one unlearning seed and with J (C-ALLOC-2).</summary>
internal sealed class UnlearningSeedsBuyNothing : IExactRule
{
    public string Name => "unlearning-seeds-buy-nothing";

    public string Says => "For one method that draws nothing, the variance of the mean is the same with one unlearning seed and with J.";

    public bool NeedsTrainingSeeds => true;

    public Judgement Judge(Claim claim, RunContext context)
    {
        var method = context.MethodsOf(claim, 1)[0];
        int models = context.Study.TrainingSeeds, j = context.Study.UnlearningSeeds;
        if (models < 2 || j < 2)
        {
            return Judgement.Undecided(
                $"{models} x {j} runs: there is no variance of the mean or nothing to add", "at least 2 training and 2 unlearning seeds");
        }

        // Cells of their own: the study has one record that stands for every unlearning seed, and that is what is in question.
        var runs = context.Each<int, CellResult[]>(Enumerable.Range(0, models), i => [.. Enumerable.Range(0, j).Select(k =>
            context.Cells.Get(context.Study.CellOf(method, i, k), [claim.Metric!]))]);
        int collapsed = runs.Sum(row => row.Count(run => run.Status != CellStatus.Ok));
        if (collapsed > 0)
        {
            throw new CannotTellException(
                $"{collapsed} of {models * j} cells of {method} collapsed, so that its {claim.Metric} is no grid",
                "a study in which no cell collapses, or a claim about collapses");
        }

        var grid = new SeedGrid([.. runs.Select(row => (double[])[.. row.Select(run => run.Metrics[claim.Metric!])])]);
        double one = VarianceOfMean(grid.SubGrid([.. Enumerable.Range(0, models)], 1)), all = VarianceOfMean(grid);
        return Judgement.Exact(
            one.Equals(all),
            $"{claim.Metric} of {method}, {models} x {j} runs: "
                + $"variance of the mean {NumberText.Of(one)} with one unlearning seed and {NumberText.Of(all)} with {j}");

        static double VarianceOfMean(SeedGrid grid) =>
            grid.SeedMeans.Sum(m => (m - grid.GrandMean) * (m - grid.GrandMean)) / (grid.I - 1) / grid.I;
    }
}
