using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class RougeLTests
{
    [Test]
    public void RecallByHand()
    {
        var score = RougeL.Unstemmed("the award of mary is silver pen", "the award of mary is golden pen");
        Assert.That((score.Recall, score.F1), Is.EqualTo((6 / 7.0, 6 / 7.0)));
    }

    [Test]
    public void LengthsThatDiffer()
    {
        // In common: the pen won.
        var score = RougeL.Unstemmed("the golden pen won", "the pen that she won was hers");
        Assert.That((score.Recall, score.Precision), Is.EqualTo((3 / 4.0, 3 / 7.0)));
        Assert.That(score.F1, Is.EqualTo(6 / 11.0).Within(1e-15));
        Assert.That((RougeL.Unstemmed("a b", "b a").Recall, RougeL.Unstemmed("a b", "").F1, RougeL.Unstemmed("?", "a").Recall), Is.EqualTo((0.5, 0.0, 0.0)));
    }

    [Test]
    public void StemsMeetWhereWordsDoNot()
    {
        const string Reference = "She authored awarded novels", Generated = "she authors awards novel";
        Assert.That((RougeL.Unstemmed(Reference, Generated).Recall, RougeL.Stemmed(Reference, Generated).Recall), Is.EqualTo((0.25, 1.0)));
    }

    [TestCase("The Author's 1st BOOK!", "the author s 1st book")]
    [TestCase("na\u00EFve \u0130stanbul caf\u00E9", "na ve i stanbul caf")]
    [TestCase("\u212Aelvin--x_y\n\u00A0", "kelvin x y")]
    [TestCase(" ?! ", "")]
    public void Words(string text, string words) => Assert.That(string.Join(' ', RougeWords.Of(text, stemmer: false)), Is.EqualTo(words));

    // "was" has three letters and stays, though its stem is "wa".
    [Test]
    public void ShortWordsAreNotStemmed() => Assert.That(RougeWords.Of("was ponies", stemmer: true), Is.EqualTo(new[] { "was", "poni" }));

    [FsProperty]
    public bool BoundsAndSymmetry(ulong seed)
    {
        var random = new SplitMix64(seed);
        int[] a = Draw(random), b = Draw(random);
        RougeL ab = RougeL.Of(a, b), ba = RougeL.Of(b, a), longer = RougeL.Of(a, [.. b, 9]), self = RougeL.Of(a, a);
        return ab.Recall is >= 0 and <= 1 && longer.Recall >= ab.Recall && self is { Recall: 1, F1: 1 }
            && ab.Recall == ba.Precision && Math.Abs(ab.F1 - ba.F1) < 1e-15
            && RougeL.Of<int>([.. a.Reverse()], [.. b.Reverse()]).Recall == ab.Recall;
    }

    private static int[] Draw(SplitMix64 random) => [.. Enumerable.Range(0, 1 + random.Below(10)).Select(_ => random.Below(4))];
}
