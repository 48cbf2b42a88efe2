using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>What projected gradient ascent promises: a ball, and clients who unlearn what they themselves trained.</summary>
/// <param name="method">A form of it.</param>
internal abstract class AscentContract(IUnlearningMethod<Ranker, Federation> method)
{
    [Test]
    public void ItStaysInTheBallAroundTheReference()
    {
        var data = SmallFederation.Of(SmallFederation.Recipe(5));
        var original = data.Trained();
        double[] reference = new FedRemoveWeights().Unlearn(original, data, default).Weights;
        double distance = TensorPrimitives.Distance<double>(method.Unlearn(original, data, Seed.Root(20)).Weights, reference);
        Assert.That(distance / TensorPrimitives.Norm<double>(reference), Is.AtMost(0.334), "distance to the reference model in its lengths");
    }

    /// <summary>Only the attacker's clicks are noted, and only its queries have four documents.</summary>
    [Test]
    public void WhoIsForgottenAsksItsOwnQueries()
    {
        var noted = new Noted(Graded.Poison);
        var small = SmallFederation.Of(SmallFederation.Recipe(), Attack.Clicks);
        var data = small with { Clients = [[.. small.Clients[0].Select(Short)], .. small.Clients.Skip(1)], Attacker = noted };
        var original = data.Trained();
        noted.Lengths.Clear();
        method.Unlearn(original, data, Seed.Root(20));
        Assert.That(noted.Lengths, Is.Not.Empty.And.All.EqualTo(4), "documents of the queries that the forgotten client asked");

        static Query Short(Query query) =>
            new(query.Id, query.Features, query.Values[..(4 * query.Features)].ToArray(), query.Grades[..4].ToArray());
    }
}

/// <summary>What a form of FedEraser does where nobody clicks.</summary>
/// <param name="method">The form.</param>
internal abstract class EraserContract(IUnlearningMethod<Ranker, Federation> method)
{
    /// <summary>Four rounds without a click after the first. The length of what there is to add is that of rounding.</summary>
    [Test]
    public void WithoutClicksItReturnsWhatItStartsFrom()
    {
        var data = SmallFederation.Of(SmallFederation.Recipe(5));
        var original = data.Trained();
        double[] weights = method.Unlearn(original, data with { User = Graded.Nothing }, Seed.Root(20)).Weights;
        Assert.That(weights, Is.EqualTo(original.Log!.Kept[0].Mean(data.Retained)).Within(1e-6));
    }

    [Test]
    public void WithoutClicksItIsFinite()
    {
        var data = SmallFederation.Of(SmallFederation.Recipe());
        Assert.That(method.Unlearn(data.Trained(), data with { User = Graded.Nothing }, Seed.Root(20)).Weights, Is.All.Matches<double>(double.IsFinite));
    }
}

/// <summary>What a round costs.</summary>
/// <param name="method">A method whose rounds are training's.</param>
internal abstract class BudgetContract(IUnlearningMethod<Ranker, Federation> method)
{
    [Test]
    public void AMessageTakesTheInteractionsOfTraining()
    {
        var noted = new Noted(Graded.Likely);
        var small = SmallFederation.Of(SmallFederation.Recipe());
        var data = small with { Clients = [.. small.Everyone.Select(client => SmallFederation.Queries(client, 12))], User = noted };
        var original = data.Trained();
        noted.Lengths.Clear();
        long messages = method.Unlearn(original, data, Seed.Root(20)).Course.Messages;
        Assert.That(noted.Lengths.Count / (double)messages, Is.EqualTo(data.Recipe.Interactions), "interactions of a message");
    }
}

/// <summary>Another user's clicks, and how long the lists were.</summary>
internal sealed record Noted(IClickModel User) : IClickModel
{
    public List<int> Lengths { get; } = [];

    public string Name => User.Name;

    public void Click(ReadOnlySpan<int> grades, Span<bool> clicked, SplitMix64 random)
    {
        Lengths.Add(grades.Length);
        User.Click(grades, clicked, random);
    }
}
