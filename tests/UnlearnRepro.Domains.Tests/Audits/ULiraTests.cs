using MathNet.Numerics.Distributions;
using UnlearnRepro.Domains.Audits;

namespace UnlearnRepro.Domains.Tests.Audits;

public class ULiraTests
{
    /// <summary>
    /// The model with phi = 4 among {0, 2, 4}: the others have mean 1 and sd sqrt 2, log density -ln sqrt 2 - 9 / 4; {10, 12, 14} have mean 12 and
    /// sd 2, log density -ln 2 - 64 / 8. The model with phi = 10: {0, 2, 4} have mean 2 and sd 2, -ln 2 - 8; {12, 14} mean 13 and sd sqrt 2, -ln sqrt 2 - 9 / 4.
    /// </summary>
    [Test]
    public void WorkedByHand()
    {
        var (forgotten, unseen) = ULira.Scores(Made.OneSample([0, 2, 4], [10, 12, 14]));
        double expected = (Math.Log(2) / 2) + 8 - 2.25;
        Assert.That(forgotten[2], Is.EqualTo(expected).Within(1e-12));
        Assert.That(unseen[0], Is.EqualTo(-expected).Within(1e-12));
    }

    [Test]
    public void ScoresStandModelByModel()
    {
        Worlds both = Made.Normal(3, models: 5, examples: 4, shift: 1);
        var (forgotten, unseen) = ULira.Scores(both);
        for (int x = 0; x < 4; x++)
        {
            var (f, u) = ULira.Scores(Made.OneSample([.. both.Forgotten.Select(m => m.Forget[x])], [.. both.Unseen.Select(m => m.Forget[x])]));
            Assert.That(Enumerable.Range(0, 5).Select(m => forgotten[(m * 4) + x]), Is.EqualTo(f));
            Assert.That(Enumerable.Range(0, 5).Select(m => unseen[(m * 4) + x]), Is.EqualTo(u));
        }
    }

    /// <summary>Two unit normal laws d apart are told by AUC Phi(d / sqrt 2) and accuracy Phi(d / 2), however far samples lie apart.</summary>
    [TestCase(1.0)]
    [TestCase(2.0)]
    [TestCase(-1.0)]
    public void FindsALeakOfKnownSize(double d)
    {
        double[] found = ULira.Audit(Made.Normal(11, models: 100, examples: 30, shift: d, apart: 10));
        // The laws are fitted, which costs a little; sd of the AUC is about 0.006.
        Assert.That(found[1], Is.EqualTo(Normal.CDF(0, 1, Math.Abs(d) / Math.Sqrt(2))).Within(0.02));
        Assert.That(found[0], Is.EqualTo(Normal.CDF(0, 1, Math.Abs(d) / 2)).Within(0.02));
    }

    /// <summary>Deep Unlearn's second mistake, scoring the models that were fitted, gives an accuracy near 0.6 here.</summary>
    [Test]
    public void SeesNothingWhereNothingIs()
    {
        double[][] found = [.. Enumerable.Range(0, 40).Select(seed => ULira.Audit(Made.Normal((ulong)seed, models: 8, examples: 50, shift: 0, apart: 3)))];
        // 32 000 judgements: sd below 0.004. Leaving a model out of its own law costs it a little.
        Assert.That(found.Average(v => v[0]), Is.InRange(0.47, 0.505));
        Assert.That(found.Average(v => v[1]), Is.InRange(0.47, 0.51));
        Assert.That(found.Average(v => v[2]), Is.InRange(0.003, 0.02));
    }

    /// <summary>Deep Unlearn's first mistake, the law of 0/1 correctness: here every model is right on every sample, so that it sees nothing.</summary>
    [Test]
    public void ALeakInConfidenceAloneIsSeen()
    {
        Worlds both = Made.Normal(5, models: 20, examples: 10, shift: 4);
        Worlds right = new([.. both.Forgotten.Select(Raised)], [.. both.Unseen.Select(Raised)]);
        Assert.That(right.Forgotten.Concat(right.Unseen).SelectMany(m => m.Forget), Has.All.Positive, "all are right");
        Assert.That(ULira.Audit(right), Is.EqualTo(ULira.Audit(both)).Within(1e-9).And.ItemAt(1).GreaterThan(0.98), "and phi + 10 tells as much");

        static ExampleScores Raised(ExampleScores m) => new([.. m.Forget.Select(phi => phi + 10)], m.Population, 100, 100);
    }

    /// <summary>Deep Unlearn's third mistake, a standard deviation of 0.</summary>
    [Test]
    public void EqualModelsHaveALawToo()
    {
        // At 1: ln N of the own law less ln N of the other is ((3 - 1) / 0.01)^2 / 2 = 20000.
        Assert.That(ULira.Scores(Made.OneSample([1, 1, 1, 1], [3, 3, 3, 3])).Forgotten, Has.All.EqualTo(20000).Within(1e-6));
        Assert.That(ULira.Audit(Made.OneSample([1, 1, 1, 1], [3, 3, 3, 3])), Is.EqualTo((double[])[1, 1, 1]));
        Assert.That(ULira.Audit(Made.OneSample([2, 2, 2, 2], [2, 2, 2, 2])), Is.EqualTo((double[])[0.5, 0.5, 0]), "the same point on both sides tells nothing");
    }
}
