using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Studies;

/// <summary>The worlds that rules are judged in are what they are taken for.</summary>
public class FakeTaskTests
{
    [TestCase("model", true)]
    [TestCase("draw", false)]
    public void ItsNumbersAreStandardNormalAndBelongToTheirSeed(string what, bool samePerModel)
    {
        Cell[] cells = [.. new FakeTask().Study(2000, 2, "Drawn").Cells()];
        double[] first = [.. cells.Where(c => c.Unlearn == 0).Select(c => FakeTask.Normal(c, what))];
        double[] second = [.. cells.Where(c => c.Unlearn == 1).Select(c => FakeTask.Normal(c, what))];
        Assert.That(first.SequenceEqual(second), Is.EqualTo(samePerModel));

        // 2,000 numbers: 4 standard errors are 0.09 for the mean and 0.13 for the variance.
        double mean = first.Average(), variance = first.Sum(x => (x - mean) * (x - mean)) / 1999;
        Assert.That(mean, Is.EqualTo(0).Within(0.09));
        Assert.That(variance, Is.EqualTo(1).Within(0.13));
        Assert.That(first.Zip(second, (x, y) => x * y).Average(), Is.EqualTo(samePerModel ? 1 : 0).Within(0.13));
    }
}
