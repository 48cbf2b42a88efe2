using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class UtilityTests
{
    [Test]
    public void AZeroMakesItZeroAndIsNamed()
    {
        Assert.That(HarmonicMean.Of(("a", 0.5), ("b", 1)).Value, Is.EqualTo(2 / 3.0).Within(1e-15));
        var none = HarmonicMean.Of(("a", 0.5), ("b", 0), ("c", 1));
        Assert.That((none.Value, string.Join(' ', none.Zeros)), Is.EqualTo((0.0, "b")));
        Assert.That(() => HarmonicMean.Of(("a", 0.5), ("b", -0.1)), Throws.ArgumentException
            .With.Message.EqualTo("b: expected a number from 0 up, found -0.1"));
        Assert.That(() => HarmonicMean.Of(("a", double.NaN)), Throws.ArgumentException.With.Message.EndsWith("found NaN"));
        Assert.That(() => HarmonicMean.Of(), Throws.ArgumentException);
    }

    [Test]
    public void ModelUtilityIsOfThreePartsPerSet()
    {
        var utility = ModelUtility.Of(new UtilityParts("retain", 0.9, 0.6, 0.5), new UtilityParts("world", 0.45, 0.8, 0.25));
        Assert.That(utility.Value, Is.EqualTo(6 / ((1 / 0.9) + (1 / 0.6) + 2 + (1 / 0.45) + 1.25 + 4)).Within(1e-15));
        Assert.That(utility.Parts["world-truth-ratio"], Is.EqualTo(0.25));
        Assert.That(ModelUtility.Of(new UtilityParts("retain", 0.9, 0, 0.5)).Zeros, Is.EqualTo(new[] { "retain-rouge" }));
    }

    [Test]
    public void AggregatesByHand()
    {
        var memorisation = Aggregates.Memorisation(extraction: 0.2, exact: 0.5, paraphrase: 0.1, rightShare: 0.4);
        Assert.That(memorisation.Value, Is.EqualTo(4 / (1.25 + 2 + (1 / 0.9) + (1 / 0.6))).Within(1e-15));

        // 1 - .1/.5 and 1 - .6/.4, which is cut to 0.
        MembershipAuc Of(ModelRole role, double value) => new(role, value);
        var one = Aggregates.Privacy(("loss", Of(ModelRole.Unlearned, 0.6), Of(ModelRole.Retrained, 0.5)));
        var two = Aggregates.Privacy(
            ("loss", Of(ModelRole.Unlearned, 0.6), Of(ModelRole.Retrained, 0.5)), ("min-k", Of(ModelRole.Unlearned, 1), Of(ModelRole.Retrained, 0.4)));
        Assert.That(one.Value, Is.EqualTo(0.8).Within(1e-15));
        Assert.That((two.Value, string.Join(' ', two.Zeros)), Is.EqualTo((0.0, "min-k")));
        Assert.That(Aggregates.Utility(0.6, 0.3).Value, Is.EqualTo(0.4).Within(1e-15));
        Assert.That(Aggregates.Overall(memorisation, two, Aggregates.Utility(0.6, 0.3)).Zeros, Is.EqualTo(new[] { "privacy" }));
    }

    [FsProperty]
    public bool IsBetweenTheSmallestAndTheMeanAndNotHeldByOrder(ulong seed)
    {
        var random = new SplitMix64(seed);
        (string, double)[] parts = [.. Enumerable.Range(0, 1 + random.Below(8)).Select(k => ($"{k}", (1 + random.Below(1000)) / 1000.0))];
        double mean = HarmonicMean.Of(parts).Value;
        return mean >= parts.Min(p => p.Item2) - 1e-12 && mean <= parts.Average(p => p.Item2) + 1e-12
            && Math.Abs(HarmonicMean.Of([.. parts.Reverse()]).Value - mean) < 1e-12;
    }

    [Test]
    public void DepthByHand()
    {
        // The first layer does not know; half of .2 and all of .4, since more than all is all. In the second item the knowledge is still there.
        Assert.That(DepthScore.Of([0.01, 0.2, 0.4], [0.3, 0.1, 0.6]), Is.EqualTo(5 / 6.0).Within(1e-12));
        Assert.That(DepthScore.Of([0.5, 0.25], [-0.1, 0]), Is.Zero);
        Assert.That(DepthScore.Of([0.01, 0.05], [1, 1]), Is.NaN, "no layer knows");
        Assert.That(DepthScore.Of([0.01, 0.05], [0.005, 0.05], threshold: 0), Is.EqualTo(0.055 / 0.06).Within(1e-12));
        Assert.That(() => DepthScore.Of([0.1, 0.2], [0.1]), Throws.ArgumentException
            .With.Message.EqualTo("layers of the unlearned model: expected 2, found 1"));
    }
}
