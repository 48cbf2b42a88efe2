using UnlearnRepro.Statistics.Comparisons;

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

    [Test]
    public void OneTrainingSeedPredictsNothing() =>
        Assert.That(() => PredictionInterval.HalfWidth(new(8, 12), 0.95, 1, 5, 0.05), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
