using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>Draws from outside: the lists of an unlearning run that nobody seeded.</summary>
internal sealed record Unseeded : IUnlearningMethod<Ranker, Federation>
{
    public Randomness Randomness => Randomness.Draws;

    public Ranker Unlearn(Ranker original, Federation data, Seed seed) => new FineTuning().Unlearn(original, data, Seed.Root((ulong)Random.Shared.NextInt64()));
}

/// <summary>Takes its seed and does nothing with it: an unlearning seed that is read and not used.</summary>
internal sealed record SeedUnused : IUnlearningMethod<Ranker, Federation>
{
    public Randomness Randomness => Randomness.Draws;

    public Ranker Unlearn(Ranker original, Federation data, Seed seed) => new FineTuning().Unlearn(original, data, Seed.Root(1));
}

/// <summary>Adds to the log's own arrays.</summary>
internal sealed record InPlace : IUnlearningMethod<Ranker, Federation>
{
    public Randomness Randomness => Randomness.None;

    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        double[] weights = original.Log!.Initial;
        foreach (int client in data.Retained)
        {
            TensorPrimitives.MultiplyAdd(original.Log.Updates[client], 1.0 / data.Retained.Count, weights, weights);
        }

        return new(weights);
    }
}

/// <summary>Hands its second parameter on in the place of another.</summary>
internal sealed record Misplaced([Above(0)] double Share = 1, bool RandomInitial = true) : IUnlearningMethod<Ranker, Federation>
{
    public Randomness Randomness => Randomness.Draws;

    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        return new FineTuning(Share).Unlearn(original, data, seed);
    }
}

/// <summary>A method with a yes or no.</summary>
internal sealed record Flag(bool On = true) : IMethod
{
    public Randomness Randomness => Randomness.None;
}
