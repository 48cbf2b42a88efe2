using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class MemorisationTests
{
    private static readonly bool[] Answer = [false, true, false, true, true];

    [Test]
    public void OfAnAnswerByHand()
    {
        Assert.That(ExactMemorisation.Of(Answer), Is.EqualTo(0.6));
        Assert.That(ExtractionStrength.Of(Answer), Is.EqualTo(0.4));
        Assert.That(ExtractionStrength.Of([true, true, true]), Is.EqualTo(1));
        Assert.That(ExtractionStrength.Of([true, true, true, false]), Is.Zero, "the end is wrong");
        Assert.That(() => ExtractionStrength.Of([]), Throws.ArgumentException.With.Message.EqualTo("tokens of an answer: expected at least one, found none"));
    }

    // The published search ends at L - 1 whether the last token is right or not: 1/L instead of 0. Where anything can be extracted the two agree.
    [Test]
    public void ThePublishedStrengthIsNeverZero()
    {
        Assert.That(ExtractionStrength.Published([true, false, true, true, false]), Is.EqualTo(0.2));
        Assert.That(ExtractionStrength.Of([true, false, true, true, false]), Is.Zero);
        Assert.That(ExtractionStrength.Published(Answer), Is.EqualTo(ExtractionStrength.Of(Answer)));
    }

    // Published exact memorisation and extraction strength leave the last token out: a model that knows all but the end passes for one that knows all.
    [Test]
    public void TheLastTokenCounts()
    {
        bool[] right = [true, true, true, false];
        Assert.That((ExactMemorisation.Of(right[..^1]), ExtractionStrength.Published(right[..^1])), Is.EqualTo((1.0, 1.0)), "as published");
        Assert.That((ExactMemorisation.Of(right), ExtractionStrength.Of(right)), Is.EqualTo((0.75, 0.0)));
    }

    [FsProperty]
    public bool StrengthIsBelowMemorisationAndGrowsWithEveryHit(ulong seed)
    {
        var random = new SplitMix64(seed);
        bool[] right = [.. Enumerable.Range(0, 1 + random.Below(12)).Select(_ => random.Below(3) > 0)], more = [.. right];
        more[random.Below(more.Length)] = true;
        return ExtractionStrength.Of(right) <= ExactMemorisation.Of(right)
            && ExtractionStrength.Of(right) <= ExtractionStrength.Of(more)
            && ExactMemorisation.Of(right) <= ExactMemorisation.Of(more)
            && ExactMemorisation.Of(right) == ExactMemorisation.Of([.. right.Reverse()]);
    }
}
