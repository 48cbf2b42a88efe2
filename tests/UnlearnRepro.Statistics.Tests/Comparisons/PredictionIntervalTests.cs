namespace UnlearnRepro.Statistics.Tests;

public class PredictionIntervalTests
{
    [Test]
    public void TheIntervalOfAStudyAsLargeIsRootTwoTimesAsWide() =>
        Assert.That(PredictionInterval.HalfWidth(new(8, 12), 0.95, 5, 5, 0.05), Is.EqualTo(2 * Math.Sqrt(2)).Within(1e-12));

    [Test]
    public void AnEndlessSecondStudyHasTheIntervalOfTheMean() =>
        Assert.That(PredictionInterval.HalfWidth(new(8, 12), 0.95, 5, int.MaxValue, 0.05), Is.EqualTo(2).Within(1e-6));

    // Student's quantiles at 4 degrees of freedom: 2.776 (.975) and 4.604 (.995).
    [Test]
    public void ASmallerErrorTakesTheWiderQuantile() =>
        Assert.That(PredictionInterval.HalfWidth(new(8, 12), 0.95, 5, int.MaxValue, 0.01), Is.EqualTo(2 * 4.604 / 2.776).Within(1e-3));

    [TestCase(5, 5, 3, 0.5)]
    [TestCase(10, 4, 2, 0.1)]
    public void TheSecondMeanLiesOutsideAsOftenAsItSays(int i, int further, int j, double icc)
    {
        // 4000 pairs of studies, alpha .05: 4 standard errors are .014.
        Worlds worlds = new(41);
        int outside = Enumerable.Range(0, 4000).Count(_ =>
        {
            Estimate mean = VarianceComponents.Of(worlds.Grid(i, j, icc)).Mean;
            return Math.Abs(worlds.Grid(further, j, icc).GrandMean - mean.Value) > PredictionInterval.HalfWidth(mean.Interval!.Value, 0.95, i, further, 0.05);
        });
        Assert.That(outside / 4000.0, Is.EqualTo(0.05).Within(0.014));
    }

    [Test]
    public void OneTrainingSeedPredictsNothing() =>
        Assert.That(() => PredictionInterval.HalfWidth(new(8, 12), 0.95, 1, 5, 0.05), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
