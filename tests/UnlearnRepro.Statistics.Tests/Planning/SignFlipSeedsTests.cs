using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

public class SignFlipSeedsTests
{
    // 2^(1-I): .0625 at 5, .03125 at 6, .00195 at 10 (.05 / 20 = .0025), .0039 at 9. An equal p is enough: .03125 at 6.
    [TestCase(0.05, 1, 6)]
    [TestCase(0.05, 20, 10)]
    [TestCase(0.03125, 1, 6)]
    [TestCase(0.031249, 1, 7)]
    [TestCase(0.25, 4, 5)]
    [TestCase(0.9, 1, 2)]
    public void FewestSeeds(double alpha, int claims, int expected) => Assert.That(SignFlipSeeds.Fewest(alpha, claims), Is.EqualTo(expected));

    [Test]
    public void TheTestItselfReachesItThereAndNotBefore()
    {
        int seeds = SignFlipSeeds.Fewest(0.05, 3);
        Assert.That(SignFlip.Exact([.. Enumerable.Repeat(1.0, seeds)]).PValue, Is.LessThanOrEqualTo(0.05 / 3));
        Assert.That(SignFlip.Exact([.. Enumerable.Repeat(1.0, seeds - 1)]).PValue, Is.GreaterThan(0.05 / 3));
    }

    [Test]
    public void BadArgumentsAreNamed()
    {
        Assert.That(() => SignFlipSeeds.Fewest(0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("alpha"));
        Assert.That(() => SignFlipSeeds.Fewest(0.05, 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("claims"));
    }
}
