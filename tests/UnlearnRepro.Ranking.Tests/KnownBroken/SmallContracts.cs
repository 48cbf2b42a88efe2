using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>An attacker's message after one interaction with one query, from weights of 0.</summary>
internal abstract class StepContract(Func<Federation, Direction, float[]> message)
{
    [Test]
    public void AscentIsTheStepOfTrainingTurnedRound()
    {
        var recipe = SmallFederation.Recipe() with { Interactions = 1 };
        var small = SmallFederation.Of(recipe, Attack.Updates);
        Query[] one = [small.Clients[0][0]];
        QuerySet train = new(one, SmallFederation.Features, 2);
        var data = small with { Clients = [one, one, one, one], Data = small.Data with { Train = train } };
        Assert.That(message(data, Direction.Ascend), Is.EqualTo(message(data, Direction.Descend).Select(weight => -weight)));
    }
}

/// <summary>The weights of a ranker before anything is learned.</summary>
internal abstract class PriorContract(Func<int, Seed, double[]> initial)
{
    [TestCase(46)]
    public void TheirLengthIsTrainings(int features)
    {
        double length = TensorPrimitives.Norm<double>(initial(features, Seed.Root(20)));
        Assert.That(length, Is.EqualTo(Recipe.InitialNorm).Within(1e-15), "length of the initial weights");
    }
}

/// <summary>A model of a seed.</summary>
internal abstract class RepeatContract(Func<Seed, double[]> model)
{
    [Test]
    public void OneSeedGivesOneModel()
    {
        double[] first = model(Seed.Root(1)), second = model(Seed.Root(1));
        Assert.That(second, Is.EqualTo(first));
    }
}

/// <summary>How streams are seeded.</summary>
/// <param name="Global">What belongs to no client, by training seed.</param>
/// <param name="Client">A client's, by training seed, client and number of clients.</param>
internal sealed record StreamScheme(Func<int, ulong> Global, Func<int, int, int, ulong> Client);

/// <summary>What independent streams ask of it.</summary>
internal abstract class StreamContract(StreamScheme scheme)
{
    [TestCase(10, 20)]
    public void NoTwoStreamsAreOne(int clients, int seeds)
    {
        ulong[] streams =
        [
            .. from s in Enumerable.Range(1, seeds)
               from stream in Enumerable.Range(0, clients).Select(c => scheme.Client(s, c, clients)).Append(scheme.Global(s))
               select stream,
        ];
        Assert.That(streams.Distinct().Count(), Is.EqualTo(streams.Length), $"distinct streams of {seeds} seeds and {clients} clients");
    }

    [TestCase(10)]
    public void AFurtherClientMovesNoStream(int clients) => Assert.That(
        Enumerable.Range(0, clients).Count(c => scheme.Client(1, c, clients) != scheme.Client(1, c, clients + 1)), Is.Zero, "clients whose stream moved");
}

/// <summary>A partition: sizes of shares by queries and clients.</summary>
internal abstract class PartitionContract(Func<int, int, int[]> shares)
{
    [TestCase(471, 10)]
    public void EveryQueryHasAClient(int queries, int clients) => Assert.That(shares(queries, clients).Sum(), Is.EqualTo(queries), "queries that a client has");
}

/// <summary>A query with other grades: what they are, and whether any document counts as relevant.</summary>
internal abstract class RelabelContract(Func<Query, int[], (int[] Grades, bool HasRelevant)> relabelled)
{
    [Test]
    public void WhatIsRelevantFollowsTheGrades()
    {
        Query none = new("1", 1, [0, 1], [0, 0]), one = none.WithGrades([0, 1]);
        Assert.That(relabelled(none, [0, 2]).HasRelevant, Is.True, "a query that got a relevant document");
        Assert.That(relabelled(one, [0, 0]).HasRelevant, Is.False, "a query that lost it");
    }
}

/// <summary>A yes or no of the command line.</summary>
internal abstract class FlagContract(Func<string, bool> read)
{
    [Test]
    public void NoIsNo() => Assert.That(read("False"), Is.False);
}

/// <summary>A ranking of a query.</summary>
internal abstract class TieContract(Func<Query, double[], int[]> order)
{
    [Test]
    public void DocumentsOfOneScoreStandInTheirOwnOrder() =>
        Assert.That(order(new("1", 1, [1, 2, 1, 2], [0, 0, 0, 0]), [1]), Is.EqualTo(new[] { 1, 3, 0, 2 }));
}
