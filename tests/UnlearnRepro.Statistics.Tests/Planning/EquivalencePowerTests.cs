using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

public class EquivalencePowerTests
{
    // Simulated elsewhere to two digits, true difference 0.
    [TestCase(1, 5, 0.30)]
    [TestCase(1, 8, 0.64)]
    [TestCase(1, 10, 0.80)]
    [TestCase(1, 15, 0.96)]
    [TestCase(1.5, 5, 0.73)]
    [TestCase(1.5, 8, 0.97)]
    [TestCase(2, 5, 0.95)]
    [TestCase(0.5, 30, 0.69)]
    public void PowerOfKnownPairedDesigns(double margin, int n, double expected) =>
        Assert.That(EquivalencePower.Paired(margin, 1, n), Is.EqualTo(expected).Within(0.015));

    [TestCase(2, 3.0, 0)]
    [TestCase(5, 1.2, 0.4)]
    [TestCase(12, 0.9, -0.3)]
    public void SimulatedPairedDesignsHoldAsOften(int n, double margin, double difference)
    {
        // Through the decision itself: 4000 pairs of grids, 4 standard errors are at most .032.
        Worlds worlds = new((ulong)n);
        SeedGrid zero = Column(new double[n]);
        int held = Enumerable.Range(0, 4000).Count(_ => Equivalence.Paired(Column(worlds.Normals(n, difference)), zero, margin).Finding.Decision == Decision.Holds);
        Assert.That(held / 4000.0, Is.EqualTo(EquivalencePower.Paired(margin, 1, n, 0.05, difference)).Within(0.032));
    }

    [TestCase(5, 5, 1.0, 2.5, 0)]
    [TestCase(3, 12, 2.0, 4.0, 0.5)]
    [TestCase(20, 4, 0.5, 1.2, 0.2)]
    public void SimulatedUnpairedDesignsHoldAsOften(int n, int references, double referenceSd, double margin, double difference)
    {
        Worlds worlds = new((ulong)(100 + n));
        int held = Enumerable.Range(0, 4000).Count(_ => Equivalence.Welch(
            Column(worlds.Normals(n, difference)), Column(worlds.Normals(references, 0, referenceSd)), margin).Finding.Decision == Decision.Holds);
        Assert.That(held / 4000.0, Is.EqualTo(EquivalencePower.Welch(margin, 1, n, referenceSd, references, 0.05, difference)).Within(0.032));
    }

    [Test]
    public void WithManyReferencesTheUnpairedFormBecomesThePairedOne()
    {
        // A reference that is known to within nothing leaves one sample with n - 1 degrees of freedom.
        Assert.That(EquivalencePower.Welch(1, 1, 8, 1e-4, 500), Is.EqualTo(EquivalencePower.Paired(1, 1, 8)).Within(1e-6));
        Assert.That(EquivalencePower.Welch(1, 1, 8, 1, 9000), Is.EqualTo(EquivalencePower.Paired(1, 1, 8)).Within(1e-3));
    }

    [Test]
    public void SidesAndUnitsMayBeSwapped()
    {
        double power = EquivalencePower.Welch(2, 1, 5, 1.5, 9, 0.05, 0.3);
        Assert.That(EquivalencePower.Welch(2, 1.5, 9, 1, 5, 0.05, -0.3), Is.EqualTo(power).Within(1e-9));
        Assert.That(EquivalencePower.Welch(20, 10, 5, 15, 9, 0.05, 3), Is.EqualTo(power).Within(1e-9));
    }

    [Test]
    public void AtTheMarginThePowerOfAManySeedDesignIsAlpha() =>
        Assert.That(EquivalencePower.Paired(1, 1, 300, 0.05, 1), Is.EqualTo(0.05).Within(1e-6));

    [Test]
    public void SeedsForAPowerAreTheFewest()
    {
        Assert.That(EquivalencePower.PairedSeedsFor(1, 1), Is.EqualTo(11), "power .796 at 10");
        int seeds = EquivalencePower.WelchSeedsFor(1, 1, 0.5, references: 20)!.Value;
        Assert.That(EquivalencePower.Welch(1, 1, seeds, 0.5, 20), Is.GreaterThanOrEqualTo(0.8));
        Assert.That(EquivalencePower.Welch(1, 1, seeds - 1, 0.5, 20), Is.LessThan(0.8));
        Assert.That(EquivalencePower.WelchSeedsFor(1, 1, 1), Is.GreaterThan(11), "the reference's error comes on top");
    }

    [Test]
    public void ADifferenceBeyondTheMarginIsNeverEquivalent()
    {
        Assert.That(EquivalencePower.PairedSeedsFor(1, 1, difference: 1.1), Is.Null);
        Assert.That(EquivalencePower.WelchSeedsFor(0.1, 1, 1, references: 3), Is.Null, "three references leave an error of .58");
    }

    [Test]
    public void BadArgumentsAreNamed()
    {
        Assert.That(() => EquivalencePower.Paired(1, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("trainingSeeds"));
        Assert.That(() => EquivalencePower.Paired(1, 0, 5), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("sd"));
        Assert.That(() => EquivalencePower.Paired(1, 1, 5, 0.5), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("1/2"));
        Assert.That(() => EquivalencePower.Welch(1, 1, 5, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("references"));
    }

    private static SeedGrid Column(double[] values) => new([.. values.Select(value => new[] { value })]);
}
