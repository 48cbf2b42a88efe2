using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Methods;

/// <summary>What methods are in the cases in which that is known otherwise.</summary>
public class ReductionTests
{
    private static readonly Seed Seed = Seed.Root(20);
    private static readonly Federation Data = SmallFederation.Of(SmallFederation.Recipe());
    private static readonly Ranker Original = Data.Trained();

    private static TrainingLog Log => Original.Log!;

    /// <summary>n - 1 of n stay: W_0 + (n - 1)/n of what is between W_0 and the replay.</summary>
    [Test]
    public void SubtractionIsTheReplayAtTheWeightsOfTraining()
    {
        double[] replayed = Unlearned(new FedRemoveUpdates());
        Assert.That(Unlearned(new Subtraction()), Is.EqualTo(Log.Initial.Zip(replayed, (w, r) => w + (0.75 * (r - w))).ToArray()).Within(1e-12));
    }

    [Test]
    public void FedRecoveryIsTheSumOverRounds()
    {
        double[] expected = [.. Original.Weights];
        double total = Log.Kept.Sum(round => Square(round.MeanUpdate(Data.Everyone)));
        foreach (var round in Log.Kept)
        {
            double[] all = round.MeanUpdate(Data.Everyone), retained = round.MeanUpdate(Data.Retained);
            for (int k = 0; k < expected.Length; k++)
            {
                expected[k] -= Square(all) / total * (all[k] - retained[k]);
            }
        }

        Assert.That(Unlearned(new FedRecovery()), Is.EqualTo(expected).Within(1e-12));

        static double Square(double[] update) => update.Sum(x => x * x);
    }

    /// <summary>10,000 numbers: the error of their standard deviation is .7 %, that of their mean 1 % of it.</summary>
    [Test]
    public void FedRecoverysNoiseIsNormalWithItsSigma()
    {
        double[] without = Unlearned(new FedRecovery());
        var with = Enumerable.Range(0, 2000).Select(s => new FedRecovery(0.3).Unlearn(Original, Data, Seed.Root((ulong)s)).Weights);
        double[] noise = [.. with.SelectMany(weights => weights.Zip(without, (a, b) => a - b))];
        double mean = noise.Average(), sd = Math.Sqrt(noise.Average(x => (x - mean) * (x - mean)));
        double within = noise.Count(x => Math.Abs(x) < 0.3) / (double)noise.Length;
        Assert.That(mean, Is.EqualTo(0).Within(0.012));
        Assert.That(sd, Is.EqualTo(0.3).Within(0.009));
        Assert.That(within, Is.EqualTo(0.6827).Within(0.02));
    }

    /// <summary>Weights replayed round by round, as published code does, end in the last round's.</summary>
    [Test]
    public void WeightsThatAreReplayedEndInTheLastRound()
    {
        double[] weights = Log.Initial;
        foreach (var round in Log.Kept)
        {
            weights = round.Mean(Data.Retained);
        }

        Assert.That(Unlearned(new FedRemoveWeights()), Is.EqualTo(weights));
    }

    [TestCase(0.1, 180)]
    [TestCase(0.55, 90)]
    public void RollbackIsATrainingOfFewerRounds(double share, int rounds)
    {
        var longer = SmallFederation.Of(SmallFederation.Recipe(200, logEvery: 5));
        var shorter = SmallFederation.Of(SmallFederation.Recipe(rounds, logEvery: 5));
        Assert.That(new Rollback(share).Unlearn(longer.Trained(), longer, Seed).Weights, Is.EqualTo(shorter.Trained().Weights));
    }

    [TestCase(0.1)]
    [TestCase(1)]
    public void FineTuningByOneClientIsItsOwnTraining(double share)
    {
        var data = SmallFederation.Of(SmallFederation.Recipe(), forgotten: [0, 1, 3]);
        var tuned = new FineTuning(share).Unlearn(Original, data, Seed);
        double[] weights = Original.Weights;
        Client client = new(data);
        Draws draws = new(Seed, 4);
        for (int round = 0; round < 20 * share; round++)
        {
            weights = [.. client.Train(weights, new(2, round, 5 * (20 + round), 5, Direction.Descend), draws).Message.Select(weight => (double)weight)];
        }

        Assert.That(tuned.Weights, Is.EqualTo(weights));
        Assert.That(tuned.Course.Messages, Is.EqualTo(20 * share));
    }

    /// <summary>
    /// Interval 1 and as many interactions as in a training: what is left of M_o are lengths, and the direction is Retrain's, wherever attackers have sent M_o. Lengths
    /// of a training under attack weigh its rounds otherwise than Retrain does, which costs .02.
    /// </summary>
    [TestCase(Attack.None, 0.98, 1)]
    [TestCase(Attack.Updates, 0.95, 0.5)]
    public void FedEraserOfEveryRoundPointsWhereRetrainDoes(Attack attack, double least, double original)
    {
        var data = SmallFederation.Of(SmallFederation.Recipe(200), attack);
        var trained = data.Trained();
        double[][] erased = [.. Seeds(6).Select(s => new FedEraser(Interval: 1, Interactions: 5).Unlearn(trained, data, s).Weights)];
        double[][] retrained = [.. Seeds(6).Select(s => new Retrain().Unlearn(trained, data, s.At("retrain")).Weights)];
        double cosine = (from a in erased from b in retrained select Cosine(a, b)).Average();
        double before = retrained.Average(b => Cosine(trained.Weights, b));
        double other = (from a in retrained from b in retrained where a != b select Cosine(a, b)).Average();
        TestContext.Out.WriteLine($"with Retrain: FedEraser {cosine:F4}, M_o {before:F4}, another Retrain {other:F4}");
        Assert.That(cosine, Is.GreaterThan(least));
        Assert.That(before, Is.LessThan(original));
    }

    [Test]
    public void FedEraserOfNoCalibratedRoundIsATrainingThatBeginsAtTheReplay()
    {
        var erased = new FedEraserEveryRound(Every: 20).Unlearn(Original, Data, Seed);
        var server = new Server(Data, Seed, Log.Kept[0].Mean(Data.Retained), queries: 20);
        server.Average(Data.Retained, 19);
        Assert.That(erased.Weights, Is.EqualTo(server.Weights));
    }

    /// <summary>Both forms calibrate every round then, with training's interactions.</summary>
    [Test]
    public void BothFormsOfFedEraserAgreeWhereEveryRoundIsCalibrated() =>
        Assert.That(Unlearned(new FedEraserEveryRound(Every: 1)), Is.EqualTo(Unlearned(new FedEraser(Interval: 1, Interactions: 5))));

    /// <summary>|W_new - W| = |U_t|, and the direction is V's, in every round.</summary>
    [Test]
    public void AStepOfFedEraserHasTheStoredLengthAndTheNewDirection()
    {
        var server = new Server(Data, Seed, Log.Kept[0].Mean(Data.Retained), queries: 20);
        for (int t = 2; t < 20; t += 2)
        {
            var sent = server.Ask(Data.Retained, 3);
            double[] before = server.Weights, stored = Log.Kept[t].MeanUpdate(Data.Retained), next = FedEraser.Next(before, sent, stored);
            double[] step = [.. next.Zip(before, (a, b) => a - b)], trained = [.. Averages.Of(sent).Zip(before, (a, b) => a - b)];
            Assert.That(TensorPrimitives.Norm<double>(step), Is.EqualTo(TensorPrimitives.Norm<double>(stored)).Within(1e-12));
            Assert.That(Cosine(step, trained), Is.EqualTo(1).Within(1e-12));
            server.Next(next);
        }

        Assert.That(Unlearned(new FedEraser(Interval: 2, Interactions: 3)), Is.EqualTo(server.Weights));
    }

    [Test]
    public void WhereNobodyClicksFedEraserKeepsWhatItStartsFrom()
    {
        var silent = SmallFederation.Of(SmallFederation.Recipe(), user: Graded.Nothing);
        Assert.That(new FedEraser(Interval: 2).Unlearn(Original, silent, Seed).Weights, Is.EqualTo(Log.Kept[0].Mean(Data.Retained)));
    }

    [TestCase(3, 5)]
    [TestCase(7, 5)]
    [TestCase(1, 2)]
    public void AnIntervalThatTheLogHasNotIsRefusedInOneLine(int interval, int every)
    {
        var data = SmallFederation.Of(SmallFederation.Recipe(logEvery: every));
        Assert.That(
            () => new FedEraser(interval).Unlearn(data.Trained(), data, Seed),
            Throws.ArgumentException.With.Message.EqualTo(
                $"method FedEraser: expected an interval that is a multiple of the log's, {every}, found {interval}"));
    }

    [Test]
    public void ARoundThatTheLogHasNotIsRefusedInOneLine()
    {
        var data = SmallFederation.Of(SmallFederation.Recipe(logEvery: 5));
        Assert.That(
            () => new Rollback(0.1).Unlearn(data.Trained(), data, Seed),
            Throws.ArgumentException.With.Message.EqualTo(
                "method Rollback, Share: expected one that leads to a multiple of 5 rounds, found 0.1 of 20, at 18"));
    }

    private static double[] Unlearned(IUnlearningMethod<Ranker, Federation> method) => method.Unlearn(Original, Data, Seed).Weights;

    private static IEnumerable<Seed> Seeds(int count) => Enumerable.Range(0, count).Select(s => Seed.Root((ulong)(100 + s)));

    private static double Cosine(double[] a, double[] b) => TensorPrimitives.CosineSimilarity<double>(a, b);
}
