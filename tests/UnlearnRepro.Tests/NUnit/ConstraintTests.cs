using NUnit.Framework.Constraints;
using NUnit.Framework.Internal;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.NUnit.Constraints;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>The claim vocabulary: each word in a world where it is true, one where it is false, one where the seeds cannot tell.</summary>
public class ConstraintTests
{
    private static readonly SeedGrid Spread = Grid(20, 3, 10, 1), Drawn = Grid(20, 3, 0.1, 10), Small = Grid(3, 2, 1, 1);

    private static IEnumerable<TestCaseData> Words()
    {
        yield return Case("s_T above 2.00 (95 %)", () => Has.TrainingSdAbove(2), Spread, Grid(20, 3, 0.1, 0.1), Small);
        yield return Case("standard deviation of the seed means above 2.00 (95 %)", () => Has.SeedMeanSdAbove(2), Spread, Grid(20, 3, 0.1, 0.1), Grid(5, 2, 2, 0.1));
        yield return Case("mean above 40.0 (95 %)", () => Has.MeanAbove(40), Spread, Shift(Spread, -30), Shift(Spread, -10));
        yield return Case("mean below 60.0 (95 %)", () => Has.MeanBelow(60), Spread, Shift(Spread, 30), Shift(Spread, 10));
        yield return Case("mean between 40.0 and 60.0 (95 %)", () => Has.MeanBetween(40, 60), Spread, Shift(Spread, 30), Shift(Spread, 10));
        yield return Case("ICC above 0.500 (95 %)", () => Is.DominatedByTrainingSeeds(), Spread, Drawn, Small);
        yield return Case("ICC above 0.900 (95 %)", () => Is.DominatedByTrainingSeeds(share: 0.9), Spread, Drawn, Small);
        yield return Case("coverage of one-model intervals below 0.950 (95 %)", () => Has.MisleadingSingleSeedIntervals(), Spread, null, Drawn);

        // Ten references about 50 with a spread of 1.
        References retrain = new([.. Grid(10, 1, 1, 0).SeedMeans]);
        SeedGrid near = Grid(20, 3, 0.2, 0.2), rough = Grid(20, 3, 1, 2);
        yield return Case("difference from 10 retrained models within 2.00 (95 %)", () => Is.EquivalentToRetrain(retrain, within: 2.0.Points), near, Shift(near, 5), Shift(near, 2));
        yield return Case(
            "distance to 10 retrained models less than 3.00 of their standard deviations (95 %)", () => Is.EquivalentToRetrain(retrain, within: 3.0.RetrainSds), near, Shift(near, 9), Shift(near, 3));
        yield return Case(
            "mean difference from the other method, paired by training seed, above 1.00 (95 %)", () => Is.SuperiorTo(near, by: 1), Shift(rough, 3), Shift(rough, -3), Shift(rough, 1));
        yield return Case(
            "probability that one training seed turns the order of two methods above 0.0500 (95 %)", () => Has.UnstableOrderAgainst(near), Spread, null, Shift(near, 5));
    }

    [TestCaseSource(nameof(Words))]
    public void AWordHasThreeEnds(string description, Func<FindingConstraint> word, SeedGrid holds, SeedGrid? fails, SeedGrid open)
    {
        Assert.That(word().Description, Is.EqualTo(description));
        Assert.That(word().ApplyTo(holds).IsSuccess, Is.True);
        Assert.That(() => word().ApplyTo(open), Throws.TypeOf<InconclusiveException>());
        Assert.That(() => new NotConstraint(word()).ApplyTo(open), Throws.TypeOf<InconclusiveException>(), "not knowing is not the opposite");
        if (fails is not null)
        {
            Assert.That(word().ApplyTo(fails).IsSuccess, Is.False);
            Assert.That(new NotConstraint(word()).ApplyTo(fails).IsSuccess, Is.True);
        }
    }

    [Test, Claim("X-1", "mine/variance", "these tests", "It spreads.")]
    public void AFailureExplainsItself() => Assert.That(Text(Has.TrainingSdAbove(100).ApplyTo(Spread)).Split('\n'), Is.EqualTo(new[]
    {
        "  Claim:    X-1 It spreads. (these tests)",
        "  Expected: s_T above 100 (95 %)",
        $"  But was:  {Measured(VarianceComponents.Of(Spread).TrainingSd)} (MLS), which shows the opposite",
        "  Seeds:    I = 20 training seeds, J = 3 unlearning seeds each",
        "",
    }));

    [Test]
    public void AnOpenEndSaysWhatWouldDecide()
    {
        string message = Assert.Throws<InconclusiveException>(() => Has.TrainingSdAbove(8.5).ApplyTo(Spread))!.Message;
        Assert.That(message, Does.Contain("shows neither it nor the opposite").And.Match(@"To decide: about \d+ training seeds would with probability 0.8"));
    }

    [Test]
    public void NothingToMeasureIsSaidInsteadOfANumber() => Assert.That(
        Assert.Throws<InconclusiveException>(() => Has.TrainingSdAbove(1).ApplyTo(Grid(1, 3, 1, 1)))!.Message,
        Does.Contain("But was:  one training seed: nothing shows how trained models differ"));

    private static IEnumerable<TestCaseData> Levelled()
    {
        // Inside of the region, and nearer to its edge than half the width of the 95 % interval.
        SeedGrid near = Grid(20, 3, 0.2, 0.2);
        References retrain = new([.. Grid(10, 1, 1, 0).SeedMeans]);
        yield return new TestCaseData((Func<FindingConstraint>)(() => Is.SuperiorTo(near, by: 0.9)), Shift(Grid(20, 3, 1, 2), 1)).SetArgDisplayNames("superiority");
        yield return new TestCaseData((Func<FindingConstraint>)(() => Is.EquivalentToRetrain(retrain, within: 2.0.Points)), Shift(near, 1.8)).SetArgDisplayNames("equivalence");
        yield return new TestCaseData((Func<FindingConstraint>)(() => Has.UnstableOrderAgainst(near, 0.3)), Spread).SetArgDisplayNames("ranking");
    }

    [TestCaseSource(nameof(Levelled))]
    public void TheLevelReachesTheInterval(Func<FindingConstraint> word, SeedGrid grid)
    {
        Assert.That(() => word().ApplyTo(grid), Throws.TypeOf<InconclusiveException>());

        // Thrown here it would make this test inconclusive and not failed.
        ConstraintResult? result = null;
        Assert.That(() => result = word().AtLevel(0.1).ApplyTo(grid), Throws.Nothing);
        Assert.That(result!.IsSuccess, Is.True);
    }

    [Test]
    public void ALevelCanBeChosen()
    {
        Assert.That(Has.TrainingSdAbove(1).AtLevel(0.999).Description, Is.EqualTo("s_T above 1.00 (99.9 %)"));
        double lower = VarianceComponents.Of(Spread).TrainingSd.Interval!.Value.Lower;
        Assert.That(Has.TrainingSdAbove(0.99 * lower).ApplyTo(Spread).IsSuccess, Is.True);
        Assert.That(() => Has.TrainingSdAbove(0.99 * lower).AtLevel(0.999).ApplyTo(Spread), Throws.TypeOf<InconclusiveException>());
    }

    [Test]
    public void DeterminismIsExact()
    {
        SeedGrid equal = new([[1, 1], [2, 2]]), other = new([[1, 1], [2, 2 + 1e-12]]);
        Assert.That(equal, Is.DeterministicAcrossUnlearningSeeds);
        Assert.That(Is.DeterministicAcrossUnlearningSeeds.ApplyTo(other).IsSuccess, Is.False);
        Assert.That(Text(Is.DeterministicAcrossUnlearningSeeds.ApplyTo(other)), Does.Contain("equal results of all unlearning seeds of each training seed")
            .And.Contain("1 of 2 training seeds with results that differ"));
        Assert.That(() => Is.DeterministicAcrossUnlearningSeeds.ApplyTo(new SeedGrid([[1], [2]])), Throws.ArgumentException.With.Message.EndsWith("found 1"));
    }

    [Test]
    public void OnlyAGridCanBeClaimedAbout() => Assert.That(
        () => Has.MeanAbove(1).ApplyTo(new[] { 1.0, 2.0 }),
        Throws.ArgumentException.With.Message.EqualTo("'mean above 1.00': expected a SeedGrid, found Double[]"), "runs in a row are no seeds");

    private static TestCaseData Case(string description, Func<FindingConstraint> word, SeedGrid holds, SeedGrid? fails, SeedGrid open) =>
        new TestCaseData(description, word, holds, fails, open).SetArgDisplayNames(description);

    // Normal quantiles instead of draws: the means and the rows have exactly the shape of their law, whatever the seed.
    private static SeedGrid Grid(int i, int j, double training, double unlearning)
    {
        SplitMix64 random = new(5);
        int[] order = random.Choose(i * j, i * j);
        double Quantile(int k, int n) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (k + 0.5) / n);
        return new([.. Enumerable.Range(0, i).Select(row => (double[])[.. Enumerable.Range(0, j).Select(k =>
            50 + (training * Quantile(row, i)) + (unlearning * Quantile(order[(row * j) + k], i * j)))])]);
    }

    private static SeedGrid Shift(SeedGrid grid, double by) => new([.. Enumerable.Range(0, grid.I).Select(i => (double[])[.. grid.Values(i).Select(y => y + by)])]);

    private static string Measured(Estimate estimate) => NumberText.Of(estimate.Value, estimate.Interval);

    private static string Text(ConstraintResult result)
    {
        var writer = new TextMessageWriter { NewLine = "\n" };
        result.WriteMessageTo(writer);
        return writer.ToString();
    }
}
