using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Training;

public class SchedulesTests
{
    [Test]
    public void Step_sizes_by_hand()
    {
        Assert.That(Rates(6, 2), Is.EqualTo(new[] { 0, 0.5, 1, 0.75, 0.5, 0.25 }));
        Assert.That(Rates(4, 0), Is.EqualTo(new[] { 1, 0.75, 0.5, 0.25 }), "without a warm-up the first step is the largest");
        Assert.That(Rates(3, 3), Is.EqualTo(new[] { 0, 1 / 3.0, 2 / 3.0 }), "nothing but warm-up");
        Assert.That(Rates(1, 1), Is.EqualTo(new double[] { 0 }));
        Assert.That(Rates(1, 0), Is.EqualTo(new double[] { 1 }));
    }

    [Test]
    public void It_is_0_from_the_end_on_and_scales_with_the_largest()
    {
        var rate = Schedules.Linear(0.4, 10, 5);

        Assert.That(new[] { rate(1), rate(5), rate(9), rate(10), rate(12) }, Is.EqualTo(new[] { 0.08, 0.4, 0.08, 0, 0 }).Within(1e-16));
    }

    [TestCase(10, 0.1, 1)]
    [TestCase(11, 0.1, 2)]
    [TestCase(50, 0.05, 3)]
    [TestCase(7, 0, 0)]
    [TestCase(7, 1, 7)]
    public void A_share_is_rounded_up(int steps, double ratio, int warmup) => Assert.That(Schedules.Share(steps, ratio), Is.EqualTo(warmup));

    private static double[] Rates(int steps, int warmup) => [.. Enumerable.Range(0, steps).Select(Schedules.Linear(1, steps, warmup))];
}
