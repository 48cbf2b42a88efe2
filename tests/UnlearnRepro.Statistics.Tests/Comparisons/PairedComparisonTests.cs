using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class PairedComparisonTests
{
    [Test]
    public void HandWorkedPair()
    {
        // Seed means a 2, 4, 9 and b 1, 2, 6: differences 1, 2, 3; Var a 13, Var b 7, Var d 1; t_2 at .975 = 4.302653.
        PairedComparison pair = PairedComparison.Of(new SeedGrid([[1.0, 3.0], [4.0, 4.0], [9.0, 9.0]]), new SeedGrid([[1.0], [2.0], [6.0]]));
        Assert.That(pair.Differences, Is.EqualTo([1.0, 2.0, 3.0]));
        Assert.That(pair.Difference.Value, Is.EqualTo(2));
        Assert.That(pair.Difference.Interval!.Value.HalfWidth, Is.EqualTo(4.302653 / Math.Sqrt(3)).Within(1e-5));
        Assert.That(pair.Correlation, Is.EqualTo(19 / (2 * Math.Sqrt(91))).Within(1e-12));
        Assert.That(pair.Gain, Is.EqualTo(20).Within(1e-9));
    }

    [Test]
    public void DifferentTrainingSeedsCannotBePaired() =>
        Assert.That(() => PairedComparison.Of(new SeedGrid([[1.0], [2.0]]), new SeedGrid([[1.0]])), Throws.ArgumentException.With.Message.Contains("2 and 1"));

    [Test]
    public void ConstantMethodHasNoCorrelation()
    {
        PairedComparison pair = PairedComparison.Of(new SeedGrid([[1.0], [1.0]]), new SeedGrid([[1.0], [3.0]]));
        Assert.That((pair.Correlation, pair.Gain), Is.EqualTo(((double?)null, (double?)1.0)));
    }
}
