using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class MembershipTests
{
    private static readonly double[] Half = [Math.Log(0.5), Math.Log(0.25), Math.Log(0.25)];

    [Test]
    public void ScoresByHand()
    {
        double[] logs = [-0.1, -2, -0.5, -3, -0.2];
        Assert.That(MembershipScores.MinK(logs, 0.4), Is.EqualTo(2.5).Within(1e-15));
        Assert.That(MembershipScores.MinK(logs, 0.1), Is.EqualTo(3), "at least one token");
        Assert.That(MembershipScores.MinK(logs, 1), Is.EqualTo(MembershipScores.Loss(5.8, 5)).Within(1e-15), "all tokens are the loss");
        Assert.That(MembershipScores.Reference(6, 3, 4), Is.EqualTo(0.75));
    }

    [Test]
    public void StandardisedByHand()
    {
        // mu = -1.039720770840, variance = .120113253480: a token of 1/2 is one sigma above, the others one below.
        Assert.That(MembershipScores.Standardised(0, Half), Is.EqualTo(1).Within(1e-12));
        Assert.That(MembershipScores.Standardised(2, Half), Is.EqualTo(-1).Within(1e-12));
        double[] scores = [MembershipScores.Standardised(0, Half), MembershipScores.Standardised(1, Half), MembershipScores.Standardised(0, Half)];
        Assert.That(MembershipScores.MinKPlusPlus(scores, 0.4), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void WithoutSpreadAllTokensAreAsLikelyAsTheyShouldBe()
    {
        Assert.That(MembershipScores.Standardised(1, [.. Enumerable.Repeat(-Math.Log(7), 7)]), Is.Zero, "uniform");
        Assert.That(MembershipScores.Standardised(0, [0, double.NegativeInfinity]), Is.Zero, "sure");
        Assert.That(MembershipScores.Standardised(1, [0, double.NegativeInfinity]), Is.EqualTo(double.NegativeInfinity));
        Assert.That(MembershipScores.Standardised(0, [Math.Log(0.9999999), Math.Log(0.0000001)]), Is.GreaterThan(0), "small is not none");
    }

    // Two texts of one law, 2 nats a token and 4 bytes a token, of 5 and 10 tokens: by the mean the longer one looks like a member, by the sum they are equal.
    [Test]
    public void TheMeanOverTheCompressedLengthCountsLengthTwice()
    {
        Assert.That(MembershipScores.ZlibOfMean(10, 5, 20), Is.EqualTo(2 * MembershipScores.ZlibOfMean(20, 10, 40)));
        Assert.That(MembershipScores.ZlibOfSum(10, 20), Is.EqualTo(MembershipScores.ZlibOfSum(20, 40)).And.EqualTo(0.5));
        Assert.That(() => MembershipScores.ZlibOfSum(10, 0), Throws.ArgumentException.With.Message.EqualTo("compressed length: expected at least 1, found 0"));
    }

    [Test]
    public void TheAreaCountsTiesAsHalf()
    {
        Assert.That(MembershipAuc.Of(ModelRole.Unlearned, forget: [1, 2, 2], unseen: [2, 3, 1]).Value, Is.EqualTo(5.5 / 9).Within(1e-15));
        Assert.That(MembershipAuc.Of(ModelRole.Original, forget: [0.1, 0.2], unseen: [1, 2, 3]).Value, Is.EqualTo(1), "members are told");
    }

    [Test]
    public void GapAndPrivLeak()
    {
        var retrained = new MembershipAuc(ModelRole.Retrained, 0.5);
        Assert.That(new MembershipAuc(ModelRole.Unlearned, 0.4).PrivLeak(retrained), Is.EqualTo(20).Within(1e-12));
        Assert.That(new MembershipAuc(ModelRole.Unlearned, 1).PrivLeak(retrained), Is.EqualTo(-100).Within(1e-12), "not unlearned");
        Assert.That(new MembershipAuc(ModelRole.Unlearned, 0.4).Gap(new(ModelRole.Retrained, 0.65)), Is.EqualTo(0.25).Within(1e-15));
        Assert.That(new MembershipAuc(ModelRole.Unlearned, 0.4).PrivLeak(new(ModelRole.Retrained, 0.95)), Is.NaN, "1 - .95 is no unit");
    }

    // Issue 167 of OpenUnlearning: PrivLeak 5215 at an AUC of 2e-5, because M_o's log (AUC .981) stood where a retrained model's belongs.
    [Test]
    public void TheOriginalIsNoReference()
    {
        var (unlearned, original) = (new MembershipAuc(ModelRole.Unlearned, 2e-5), new MembershipAuc(ModelRole.Original, 0.98117));
        Assert.That(100 * (original.Value - unlearned.Value) / (1 - original.Value), Is.GreaterThan(5000), "as published");
        string message = "reference: expected a Retrained model, found the Original one, of AUC 0.98117";
        Assert.That(() => unlearned.PrivLeak(original), Throws.ArgumentException.With.Message.EqualTo(message));
        Assert.That(() => unlearned.Gap(original), Throws.ArgumentException.With.Message.EqualTo(message));
        Assert.That(() => unlearned.Gap(unlearned), Throws.ArgumentException);
    }

    [FsProperty]
    public bool TheAreaDependsOnOrderAlone(ulong seed)
    {
        var random = new SplitMix64(seed);
        double[] forget = Draw(random, 1 + random.Below(9)), unseen = Draw(random, 1 + random.Below(9));
        double area = Auc(forget, unseen);
        return area is >= 0 and <= 1
            && Math.Abs(Auc(unseen, forget) - (1 - area)) < 1e-12
            && Auc([.. forget.Reverse()], unseen) == area
            && Auc([.. forget.Select(Math.Exp)], [.. unseen.Select(Math.Exp)]) == area
            && Auc(forget, [.. unseen.Select(x => x + 1)]) >= area;
    }

    [FsProperty]
    public bool MinKFallsWithTheShareAndIsNotHeldByOrder(ulong seed)
    {
        var random = new SplitMix64(seed);
        double[] logs = [.. Draw(random, 1 + random.Below(15)).Select(x => -x)];
        double few = MembershipScores.MinK(logs, 0.2), many = MembershipScores.MinK(logs, 0.6);
        return few >= many - 1e-12 && Math.Abs(MembershipScores.MinK([.. logs.Reverse()], 0.6) - many) < 1e-12;
    }

    private static double Auc(double[] forget, double[] unseen) => MembershipAuc.Of(ModelRole.Unlearned, forget, unseen).Value;

    private static double[] Draw(SplitMix64 random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Below(8) / 2.0)];
}
