using UnlearnRepro.Statistics.Sequential;

namespace UnlearnRepro.Statistics.Tests;

public class SignBettingTests
{
    [Test]
    public void StraightPlusesByHand()
    {
        // (1 + x)^n integrated from 0 to 1: (2^(n+1) - 1) / (n + 1): 1.5, 7/3, 15/4, 31/5, 63/6, 127/7, 255/8.
        SignBetting bets = SignBetting.Of([3, 1, 2, 5, 1, 1, 4]);
        Assert.That(bets.EValues, Is.EqualTo(new[] { 1.5, 7 / 3.0, 15 / 4.0, 31 / 5.0, 63 / 6.0, 127 / 7.0, 255 / 8.0 }).Within(1e-10));
        Assert.That((bets.Threshold, bets.SeedsToReject), Is.EqualTo((20.0, (int?)7)));
    }

    [Test]
    public void OneOfEachByHand()
    {
        // The integral of (1 + x) (1 - x) is 1 - 1/3; a single minus leaves that of 1 - x, 1/2; 0 changes nothing.
        Assert.That(SignBetting.Of([0, 1, 0, -1, 0]).EValues, Is.EqualTo(new[] { 1, 1.5, 1.5, 2 / 3.0, 2 / 3.0 }).Within(1e-12));
        Assert.That(SignBetting.Of([-1]).EValues, Is.EqualTo(new[] { 0.5 }).Within(1e-12));
    }

    [Test]
    public void AFairCoinLeavesTheWealthAtOneOnAverage([Values(1, 4, 9)] int n)
    {
        // All 2^n sequences, equally likely.
        double mean = Enumerable.Range(0, 1 << n).Average(bits => SignBetting.Of([.. Enumerable.Range(0, n).Select(k => ((bits >> k) & 1) == 0 ? 1.0 : -1)]).EValues[^1]);
        Assert.That(mean, Is.EqualTo(1).Within(1e-10));
    }

    [Test]
    public void AClearDifferenceIsFoundAndItsOppositeNever()
    {
        Worlds worlds = new(72);
        int?[] found = [.. Enumerable.Range(0, 300).Select(_ => SignBetting.Of(worlds.Normals(100, 1)).SeedsToReject)];
        TestContext.Out.WriteLine($"one standard deviation: {found.Average():F1} seeds on average");
        Assert.That(found, Has.None.Null);
        Assert.That(found.Average(), Is.LessThan(20));
        Assert.That(Enumerable.Range(0, 300).Count(_ => SignBetting.Of(worlds.Normals(100, -1)).SeedsToReject is not null), Is.Zero);
    }

    [Test]
    public void LongRunsDoNotOverflowIntoNothing()
    {
        Assert.That(SignBetting.Of([.. Enumerable.Repeat(1.0, 3000)]).EValues[^1], Is.EqualTo(double.PositiveInfinity));
        Assert.That(SignBetting.Of([.. Enumerable.Repeat(-1.0, 3000)]).EValues[^1], Is.EqualTo(1 / 3001.0).Within(1e-9));
        Assert.That(SignBetting.Of([]).SeedsToReject, Is.Null);
        Assert.That(() => SignBetting.Of([double.NaN]), Throws.ArgumentException.With.Message.Contains("not a number"));
    }
}
