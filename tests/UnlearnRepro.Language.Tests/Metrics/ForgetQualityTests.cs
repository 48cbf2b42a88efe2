using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class ForgetQualityTests
{
    [Test]
    public void OfEveryReferenceByHand()
    {
        // D = 1, 2/3 and 1/3 to three references of three questions: p = .1, .6, 1.
        var quality = ForgetQuality.Of([1, 2, 3.5], [4, 5, 6], [3, 4, 5], [1.5, 2.5, 3]);
        Assert.That(quality.PValues, Is.EqualTo(new[] { 0.1, 0.6, 1 }).Within(1e-12));
        Assert.That((quality.Minimum, quality.Median, quality.Maximum), Is.EqualTo((quality.PValues[0], quality.PValues[1], quality.PValues[2])));
        Assert.That((quality.ShareBelow(), quality.ShareBelow(0.7)), Is.EqualTo((0, 2 / 3.0)));
        Assert.That(quality.Pooled, Is.EqualTo(ForgetQuality.Published([1, 2, 3.5], [4, 5, 6, 3, 4, 5, 1.5, 2.5, 3])));
        Assert.That(ForgetQuality.Of([1, 2, 3], [1, 2, 3], [4, 5, 6]).Median, Is.EqualTo(0.55).Within(1e-12));
    }

    // Sums of distances: M_u 1 + 1 + 1; the first two references 1 + 0 + 2/3 each, the third 1 + 2/3 + 2/3.
    [Test]
    public void TheRankByHand()
    {
        double[][] references = [[4, 5, 6], [4, 5, 6], [4.5, 6.5, 7.5]];
        Assert.That(new RetrainedRatios(references).Against([1, 2, 3]).Calibrated, Is.EqualTo(0.25).Within(1e-15), "the farthest of four");
        Assert.That(new RetrainedRatios(references).Against([4, 5, 6]).Calibrated, Is.EqualTo(1), "ties count against the model");
        Assert.That(new RetrainedRatios(references).HeldOut(2).Calibrated, Is.EqualTo(1 / 3.0).Within(1e-15));
        Assert.That(new RetrainedRatios(references).HeldOut(0).PValues, Has.Count.EqualTo(2));
    }

    [Test]
    public void OneReferenceSaysNothingOfTheSeeds()
    {
        Assert.That(ForgetQuality.Of([1, 2], [3, 4]).Calibrated, Is.NaN);
        Assert.That(() => new RetrainedRatios([[1.0, 2]]).HeldOut(0), Throws.ArgumentException
            .With.Message.EqualTo("retrained models: expected at least 2, found 1"));
    }

    [Test]
    public void OtherQuestionsAreRefused()
    {
        Assert.That(() => new RetrainedRatios([[1.0, 2], [1.0, 2, 3]]), Throws.ArgumentException
            .With.Message.EqualTo("truth ratios of a retrained model: expected 2, found 3"));
        Assert.That(() => new RetrainedRatios([[1.0, 2]]).Against([1.0]), Throws.ArgumentException
            .With.Message.EqualTo("truth ratios of the unlearned model: expected 2, found 1"));
    }

    // Whatever the models are: of all R + 1, each taken for the unlearned one in turn, at most j get a p of j/(R + 1) or less. Averaged over exchangeable
    // models this is P(p at most a) at most a.
    [FsProperty]
    public bool NoMoreThanTheirShareAreRejected(ulong seed)
    {
        var random = new SplitMix64(seed);
        int models = 3 + random.Below(6), questions = 1 + random.Below(12);
        double[] Drawn(double shift) => [.. Enumerable.Range(0, questions).Select(_ => shift + random.Below(20))];
        double[][] all = [.. Enumerable.Range(0, models).Select(_ => Drawn(random.Below(30) / 10.0))];
        double[] p = [.. all.Select((model, k) => new RetrainedRatios([.. all.Where((_, other) => other != k)]).Against(model).Calibrated)];
        return Enumerable.Range(1, models).All(j => p.Count(x => x <= (j / (double)models) + 1e-9) <= j) && p.Min() >= (1.0 / models) - 1e-12;
    }

    // Items in common, a seed that shifts, noise: the world in which the published p is no error rate.
    [Test]
    public void ARetrainedModelIsRejectedAsOftenAsItShould()
    {
        const int References = 9, Questions = 100, Draws = 1500;
        var random = new Normals(3);
        int[] calibrated = new int[3];
        int published = 0;
        double[] levels = [0.1, 0.2, 0.5];
        for (int k = 0; k < Draws; k++)
        {
            double[][] models = World(random, References + 1, Questions, shift: 0.3);
            var quality = new RetrainedRatios(models[1..]).Against(models[0]);
            published += quality.PValues[0] < 0.05 ? 1 : 0;
            for (int l = 0; l < levels.Length; l++)
            {
                calibrated[l] += quality.Calibrated <= levels[l] + 1e-9 ? 1 : 0;
            }
        }

        for (int l = 0; l < levels.Length; l++)
        {
            double rate = calibrated[l] / (double)Draws, error = Math.Sqrt(levels[l] * (1 - levels[l]) / Draws);
            Assert.That(rate, Is.LessThanOrEqualTo(levels[l] + (3.5 * error)).And.GreaterThan(0.6 * levels[l]), $"at {levels[l]}");
        }

        Assert.That(published / (double)Draws, Is.GreaterThan(0.15), "one retrained model against another, as published, at .05");
    }

    [Test]
    public void AModelThatHasNotForgottenIsRejected()
    {
        var random = new Normals(4);
        double[][] models = World(random, 10, 60, shift: 0.1);
        Assert.That(new RetrainedRatios(models[1..]).Against([.. models[0].Select(r => r * 0.05)]).Calibrated, Is.EqualTo(0.1).Within(1e-15));
    }

    private static double[][] World(Normals random, int models, int questions, double shift)
    {
        double[] items = [.. Enumerable.Range(0, questions).Select(_ => random.Next())];
        double[] Ratios(double seed) => [.. items.Select(item => Math.Exp(item + seed + (0.3 * random.Next())))];
        return [.. Enumerable.Range(0, models).Select(_ => Ratios(shift * random.Next()))];
    }

    private sealed class Normals(ulong seed)
    {
        private readonly SplitMix64 random = new(seed);

        public double Next() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

        private double Uniform() => ((random.Next() >> 11) + 0.5) / (1UL << 53);
    }
}
