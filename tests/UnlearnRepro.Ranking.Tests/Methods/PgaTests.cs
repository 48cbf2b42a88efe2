using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Methods;

public class PgaTests
{
    private const double Never = 1000;

    private static readonly Seed Seed = Seed.Root(20);
    private static readonly Federation Data = SmallFederation.Of(SmallFederation.Recipe());
    private static readonly Ranker Original = Data.Trained();
    private static readonly double[] Reference = new FedRemoveWeights().Unlearn(Original, Data, Seed).Weights;

    /// <summary>A ball of nothing leaves the reference model, which is FedRemove's from weights.</summary>
    [Test]
    public void ItsReferenceIsFedRemoveOfWeights() =>
        Assert.That(new Pga(Radius: 1e-30, Stop: 1e35).Unlearn(Original, Data, Seed).Weights, Is.EqualTo(Reference).Within(1e-15));

    [TestCase(0.1)]
    [TestCase(0.25)]
    [TestCase(1.0 / 3)]
    public void ItStaysInTheBall(double share)
    {
        double[] weights = new Pga(Rounds: 60, share, Never).Unlearn(Original, Data, Seed).Weights;
        double length = TensorPrimitives.Norm<double>(Reference), radius = share * Math.Sqrt((length * length) + 1e-4);

        // On its surface after so many rounds; the angle is at most that of a tangent.
        Assert.That(TensorPrimitives.Distance<double>(weights, Reference), Is.EqualTo(radius).Within(1e-12));
        Assert.That(TensorPrimitives.CosineSimilarity<double>(weights, Reference), Is.AtLeast(Math.Sqrt(1 - (share * share)) - 1e-4));
    }

    /// <summary>The distance between w_ref and untrained models: a mean of 2,000 has an error of far below a thousandth.</summary>
    [Test]
    public void TheRadiusIsAShareOfTheMeanDistanceToModelsThatAreNotTrained()
    {
        var untrained = Enumerable.Range(0, 2000).Select(s => Training.Initial(5, Seed.Root((ulong)s).Words("init", 0)));
        double mean = untrained.Average(other => TensorPrimitives.Distance<double>(Reference, other));
        double[] weights = new Pga(Rounds: 60, 0.2, Never).Unlearn(Original, Data, Seed).Weights;
        Assert.That(TensorPrimitives.Distance<double>(weights, Reference), Is.EqualTo(0.2 * mean).Within(1e-3 * mean));
    }

    /// <summary>A step of ascent is the step of training with its sign changed, attacks included.</summary>
    [Test]
    public void AscentIsTrainingTheOtherWay([Values] Attack attack)
    {
        var data = Data with { Attack = attack };
        float[] down = Message(Direction.Descend), up = Message(Direction.Ascend);
        Assert.That(down, Is.Not.EqualTo(new float[5]));
        Assert.That(up, Is.EqualTo(down.Select(x => -x)));

        // From 0, so that nothing is rounded.
        float[] Message(Direction direction) => new Client(data).Train(new double[5], new(0, 0, 0, 1, direction), new(Seed, 4)).Message;
    }

    [Test]
    public void ItStopsOnceItIsFarFromWhatTheForgottenSent()
    {
        double radius = 0.2 * TensorPrimitives.Norm<double>(Reference);
        double[] erased = Original.Log!.Last.Mean(Data.Forgotten);
        var stopped = new Pga(Rounds: 60, 0.2, Stop: 0.8).Unlearn(Original, Data, Seed);
        var before = new Pga(stopped.Course.Rounds - 1, 0.2, Never).Unlearn(Original, Data, Seed);
        Assert.That(stopped.Course.Rounds, Is.InRange(2, 30));
        Assert.That(TensorPrimitives.Distance<double>(stopped.Weights, erased) / radius, Is.GreaterThan(0.8));
        Assert.That(TensorPrimitives.Distance<double>(before.Weights, erased) / radius, Is.LessThan(0.8));
    }

    /// <summary>The rounds of fine-tuning are further rounds: no stream is opened twice, and who stays asks its next query.</summary>
    [Test]
    public void FineTuningFollowsInTheNextRounds()
    {
        var ascended = new Pga(Rounds: 3, Stop: Never).Unlearn(Original, Data, Seed);
        var both = new PgaFineTuning(Rounds: 3, Stop: Never, Share: 0.1).Unlearn(Original, Data, Seed);
        Client client = new(Data);
        Draws draws = new(Seed, 4);
        double[] weights = ascended.Weights;
        foreach (int round in new[] { 0, 1 })
        {
            float[][] sent = [.. Data.Retained.Select(c => client.Train(weights, new(c, 3 + round, 5 * (20 + round), 5, Direction.Descend), draws).Message)];
            weights = [.. Enumerable.Range(0, 5).Select(k => sent.Average(message => (double)message[k]))];
        }

        Assert.That(both.Weights, Is.EqualTo(weights).Within(1e-12));
        Assert.That((both.Course.Rounds, both.Course.Messages), Is.EqualTo((5, 3 + 6)));
    }
}
