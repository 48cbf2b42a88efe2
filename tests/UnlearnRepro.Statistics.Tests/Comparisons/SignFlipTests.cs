using UnlearnRepro.Statistics.Comparisons;

namespace UnlearnRepro.Statistics.Tests;

public class SignFlipTests
{
    [TestCase(5, 0.0625)]
    [TestCase(6, 0.03125)]
    [TestCase(10, 0.001953125)]
    public void FewPairsCannotReachSmallP(int pairs, double least)
    {
        SignFlip flip = SignFlip.Exact([.. Enumerable.Range(1, pairs).Select(k => (double)k)]);
        Assert.That((flip.PValue, flip.MinimumP), Is.EqualTo((least, least)));
    }

    [Test]
    public void HandCountedAssignments()
    {
        // 1, -2, 4 sum to 3. Up to sign the sums are 7, -1, 3, -5: three of four are at least 3 in size.
        Assert.That(SignFlip.Exact([1, -2, 4]).PValue, Is.EqualTo(0.75));
        Assert.That(SignFlip.Exact([1, 2, -3]).PValue, Is.EqualTo(1));
    }

    [Test]
    public void ZerosAddNothing()
    {
        Assert.That(SignFlip.Exact([0, 1, 2, 0]), Is.EqualTo(SignFlip.Exact([1, 2])));
        Assert.That(SignFlip.Exact([0, 0]), Is.EqualTo(new SignFlip(1, 1, true)));
    }

    [Test]
    public void RoundingDoesNotBreakTies() => Assert.That(SignFlip.Exact([0.1, 0.2, 0.3, -0.3, 0.7]).PValue, Is.EqualTo(SignFlip.Exact([1, 2, 3, -3, 7]).PValue));

    [Test]
    public void MonteCarloAgreesWithCountingAndRepeats()
    {
        double[] d = [0.3, -0.1, 0.8, 0.4, 0.2, 0.9, -0.3, 0.5];
        double exact = SignFlip.Exact(d).PValue;
        SignFlip random = SignFlip.MonteCarlo(d, 20000, 7);
        // 4 standard errors of a share p from 20 000 draws
        Assert.That(random.PValue, Is.EqualTo(exact).Within(4 * Math.Sqrt(exact / 20000)));
        Assert.That(SignFlip.MonteCarlo(d, 20000, 7), Is.EqualTo(random));
        Assert.That(SignFlip.MonteCarlo(d, 200, 8).PValue, Is.Not.EqualTo(SignFlip.MonteCarlo(d, 200, 9).PValue));
        Assert.That(random.IsExact, Is.False);
    }

    [Test]
    public void TooManyOrNonFiniteDifferencesAreRefused()
    {
        Assert.That(() => SignFlip.Exact([.. Enumerable.Repeat(1.0, 25)]), Throws.ArgumentException);
        Assert.That(() => SignFlip.Exact([1, double.NaN]), Throws.ArgumentException);
    }
}
