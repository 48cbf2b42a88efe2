using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Sequential;

namespace UnlearnRepro.Statistics.Tests;

public class SpendingDesignTests
{
    // Published two-sided boundaries for alpha .05: the first look of Lan and DeMets is the union bound's (4.333 at t = 1/4, 3.710 at
    // 1/3, 2.963 at 1/2; Pocock type 2.279 at 1/3, 2.157 at 1/2), because nothing was spent before.
    [TestCase(Spending.OBrienFleming, 5, 20, 4.333)]
    [TestCase(Spending.OBrienFleming, 10, 30, 3.710)]
    [TestCase(Spending.OBrienFleming, 10, 20, 2.963)]
    [TestCase(Spending.Pocock, 10, 30, 2.279)]
    [TestCase(Spending.Pocock, 10, 20, 2.157)]
    public void TheFirstLookIsThatOfLanAndDeMets(Spending spending, int first, int last, double z) =>
        Assert.That(Critical(new SpendingDesign([first, last], 0.05, spending), 1), Is.EqualTo(z).Within(1e-3));

    // Lan and DeMets: 1.969 (t = 1/4, 1/2, 1) and 2.014 (quarters) for the O'Brien-Fleming type, 2.296 (thirds) for the Pocock type.
    [TestCase(Spending.OBrienFleming, new[] { 5, 10, 20 }, 1.969, 1.019)]
    [TestCase(Spending.OBrienFleming, new[] { 5, 10, 15, 20 }, 2.014, 1.151)]
    [TestCase(Spending.Pocock, new[] { 5, 10, 15 }, 2.296, 1.202)]
    public void TheLastLookCostsAKnownShareOfSeedsMore(Spending spending, int[] looks, double lanDeMets, double seeds)
    {
        double ratio = Critical(new SpendingDesign(looks, 0.05, spending), looks.Length) / lanDeMets;
        Assert.That(ratio * ratio, Is.EqualTo(seeds).Within(2e-3));
    }

    [Test]
    public void TheLooksSpendAllOfAlphaAndNoMore([Values] Spending spending, [Values(0.01, 0.1)] double alpha)
    {
        SpendingDesign design = new([6, 7, 20, 21], alpha, spending);
        Assert.That(design.Spent, Has.All.Positive);
        Assert.That(design.Spent.Sum(), Is.EqualTo(alpha).Within(1e-12));
        Assert.That(Enumerable.Range(1, 4).Select(design.Level), Is.EqualTo(design.Spent.Select(s => 1 - s)));
    }

    [Test]
    public void OneLookIsAnOrdinaryTest([Values] Spending spending) =>
        Assert.That(new SpendingDesign([12], 0.05, spending).Level(1), Is.EqualTo(0.95).Within(1e-12));

    [Test]
    public void WhatIsNoPlanIsRefused()
    {
        Assert.That(() => new SpendingDesign([]), Throws.ArgumentException);
        Assert.That(() => new SpendingDesign([5, 5, 10]), Throws.ArgumentException.With.Message.Contains("found 5, 5, 10"));
        Assert.That(() => new SpendingDesign([1, 10]), Throws.ArgumentException);
        Assert.That(() => new SpendingDesign([5, 10], 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("alpha"));
        Assert.That(() => new SpendingDesign([2, 100]), Throws.ArgumentException.With.Message.Contains("A look at 2 of 100").And.Message.Contains("decide nothing"));
        Assert.That(() => new SpendingDesign([5, 10]).Level(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new SpendingDesign([5, 10]).Level(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static double Critical(SpendingDesign design, int look) => Normal.InvCDF(0, 1, 0.5 + (design.Level(look) / 2));
}
