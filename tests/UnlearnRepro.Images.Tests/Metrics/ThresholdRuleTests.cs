using UnlearnRepro.Domains.Attacks;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Metrics;

public class ThresholdRuleTests
{
    [Test]
    public void TheCutIsInTheMiddleOfTheBestGap() =>
        Assert.That(ThresholdRule.Fit(members: [5, 7, 6], others: [1, 2, 3]).Cut, Is.EqualTo(4));

    [Test]
    public void EachSideHasHalfOfTheWeightHoweverManyThereAre()
    {
        // Below 2 both members and 6 of 8 others are right, (1 + 3/4) / 2; above 2.5 one member and all others, (1/2 + 1) / 2, though that is 9 of
        // 10 samples against 8.
        Assert.That(ThresholdRule.Fit(members: [2, 3], others: [0, 0, 0, 0, 0, 0, 2.4, 2.5]).Cut, Is.EqualTo(1));
    }

    [TestCase(new double[] { 1, 1 }, new double[] { 1 }, Description = "nothing to tell by")]
    [TestCase(new double[] { 0 }, new double[] { 5, 6 }, Description = "the wrong way round is no sign of membership")]
    [TestCase(new double[] { 1, 2 }, new double[] { 1, 2 }, Description = "the same on both sides")]
    public void AnAttackThatLearnsNothingCallsEverythingAMember(double[] members, double[] others) =>
        Assert.That(ThresholdRule.Fit(members, others).IsMember(-1e300), Is.True);

    [Test]
    public void OfEquallyGoodCutsTheLowestIsTaken() =>
        // 0.5 and 2.5 both give 3/4.
        Assert.That(ThresholdRule.Fit(members: [1, 3], others: [0, 2]).Cut, Is.EqualTo(0.5));

    [Test]
    public void NeighbouringNumbersAreToldApart()
    {
        double a = 0.1, b = Math.BitIncrement(0.1);
        var rule = ThresholdRule.Fit([b], [a]);
        Assert.That((rule.IsMember(a), rule.IsMember(b)), Is.EqualTo((false, true)));
    }

    [Test]
    public void NoNumberIsNoEndlessLoop() => Assert.That(() => ThresholdRule.Fit([double.NaN, 1], [double.NaN, double.NaN]), Throws.Nothing);

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool NoOtherCutIsBetter(byte[] a, byte[] b)
    {
        double[] members = [3, .. a.Select(x => (double)(x % 8))], others = [2, .. b.Select(x => (double)(x % 8))];
        double Accuracy(double cut) => ((double)members.Count(x => x > cut) / members.Length) + ((double)others.Count(x => !(x > cut)) / others.Length);
        double best = Enumerable.Range(-1, 10).Max(k => Accuracy(k + 0.5));
        return Math.Abs(Accuracy(ThresholdRule.Fit(members, others).Cut) - best) < 1e-12;
    }

    [Test]
    public void TheScoreIsTheShareOfForgottenSamplesTakenForNonMembers()
    {
        // 20 members at 1, 15 others at 0; of the 10 forgotten ones 6 look like the others.
        using var model = Given.Model(Mlp.Of(16, [8], 3), 7);
        var data = Given.Data();
        using var own = new Evaluation(model, data);
        double score = ThresholdAttack.Efficacy(own, of => of.Count switch
        {
            20 => [.. Enumerable.Repeat(1.0, 20)],
            15 => new double[15],
            _ => [1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
        });
        Assert.That(score, Is.EqualTo(60.0));
    }
}
