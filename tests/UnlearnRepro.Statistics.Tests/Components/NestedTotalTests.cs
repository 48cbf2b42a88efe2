using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Sum and shares of three nested components.</summary>
public class NestedTotalTests
{
    /// <summary>A grid with the mean squares given: levels 0, 1, .. of each, stretched.</summary>
    public static EvaluationGrid WithSquares(int i, int j, int k, double msT, double msU, double msE)
    {
        // The variance of 0 .. n - 1 is n (n + 1) / 12.
        double Step(double meanSquare, int n, int weight) => Math.Sqrt(meanSquare / weight / (n * (n + 1) / 12.0));
        (double t, double u, double e) = (Step(msT, i, j * k), Step(msU, j, k), Step(msE, k, 1));
        return new EvaluationGrid([.. Enumerable.Range(0, i).Select(x => (double[][])[.. Enumerable.Range(0, j).Select(y =>
            Enumerable.Range(0, k).Select(z => (t * x) + (u * y) + (e * z)).ToArray())])]);
    }

    [Test]
    public void ComponentsAddUpAndSharesAreOfTheirSum()
    {
        // Mean squares 242, 26 and 6: 54 + 10 + 6, in the mean of 2 x 2 x 2 54 / 2 + 10 / 4 + 6 / 8 = 242 / 8.
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([[[1, 3], [5, 7]], [[11, 13], [15, 21]]]));
        Assert.That(c.TotalVariance.Value, Is.EqualTo(70).Within(1e-12));
        Assert.That(c.Components.Select(x => x.Share.Value), Is.EqualTo(new[] { 54 / 70.0, 10 / 70.0, 6 / 70.0 }).Within(1e-12));
        Assert.That(c.Components.Sum(x => x.InMean!.Value), Is.EqualTo(242 / 8.0).Within(1e-12));
        Assert.That(c.Components.Select(x => (x.Name, x.Variance)), Is.EqualTo(new[] { ("T", c.TrainingVariance), ("U", c.UnlearningVariance), ("E", c.EvaluationVariance) }));
    }

    [Test]
    public void OneEvaluationIsTheTwoLevelDesignToTheBit()
    {
        EvaluationGrid grid = new Worlds(70).Evaluations(6, 3, 1, 1, 0.5, 0.2);
        var two = VarianceComponents.Of(grid.SeedGrid);
        var three = NestedComponents.Of(grid);
        Assert.That((three.Mean, three.TotalVariance, three.Components[0].Share), Is.EqualTo((two.Mean, two.TotalVariance, two.Icc)));
    }

    [Test]
    public void OneUnlearningSeedIsTheTwoLevelDesignOfEvaluations()
    {
        EvaluationGrid grid = new Worlds(71).Evaluations(6, 1, 4, 1, 0.5, 0.6);
        var three = NestedComponents.Of(grid);
        Assert.That(three.TotalVariance.Value, Is.EqualTo((three.Anova.MsT!.Value + (3 * three.Anova.MsE!.Value)) / 4).Within(1e-12));
        Assert.That(three.Components[2].Share.Value, Is.EqualTo(three.Anova.MsE!.Value / three.TotalVariance.Value).Within(1e-12));
        Assert.That((three.Components[0].Share.IsKnown, three.Components[1].InMean), Is.EqualTo((false, (double?)null)));
    }

    [Test]
    public void OneOuterLevelHasNoTotal()
    {
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([[[1, 3], [5, 7]]]));
        Assert.That((c.TotalVariance.Status, c.Components[2].Share.Status, c.Components[2].Variance.Status), Is.EqualTo((Status.Unidentified, Status.Unidentified, Status.Ok)));
    }

    [Test]
    public void OtherNamesAreSpokenOf()
    {
        string[] names = ["partition", "training", "run"];
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([[[1, 3], [1, 3]], [[4, 6], [4, 6]]]), 0.95, names);
        Assert.That(c.Components.Select(x => x.Name), Is.EqualTo(names));
        Assert.That(c.UnlearningVariance.Reason, Does.StartWith("MS_training").And.Contain("MS_run"));
        Assert.That(NestedComponents.Of(new EvaluationGrid([[[2], [6]], [[12], [18]]]), 0.95, names).EvaluationVariance.Reason, Is.EqualTo("one run for each training: the two cannot be told apart"));
        Assert.That(NestedComponents.Of(new EvaluationGrid([[[2], [6]]]), 0.95, names).Mean.Reason, Does.Contain("partition"));
        Assert.That(() => NestedComponents.Of(new EvaluationGrid([[[1]]]), 0.95, ["P"]), Throws.ArgumentException.With.Message.Contains("found 1"));
    }
}
