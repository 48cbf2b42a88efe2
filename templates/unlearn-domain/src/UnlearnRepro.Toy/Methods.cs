using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Toy;

internal static class Ranker
{
    public static double Probability(double score) => 1 / (1 + Math.Exp(-score));

    public static double Score(double[] weights, Item item) => weights.Zip(item.Features, (w, x) => w * x).Sum();

    public static double[] Descend(double[] from, Item[] items, double rate, int epochs, Seed seed)
    {
        double[] w = [.. from];
        foreach (int k in Enumerable.Range(0, epochs).SelectMany(epoch => Permutation.Of(items.Length, seed.At($"shuffle-{epoch}"))))
        {
            double step = rate * ((items[k].Liked ? 1 : 0) - Probability(Score(w, items[k])));
            w = [.. w.Zip(items[k].Features, (weight, x) => weight + (step * x))];
        }

        return w;
    }
}

/// <summary>M_o as it is.</summary>
public sealed record Original : IUnlearningMethod<double[], Clients>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public double[] Unlearn(double[] original, Clients data, Seed seed) => [.. original];
}

/// <summary>Trained afresh without the client.</summary>
public sealed record Retrain : IUnlearningMethod<double[], Clients>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Retraining;

    /// <inheritdoc/>
    public double[] Unlearn(double[] original, Clients data, Seed seed) => RankerParts.Train(data.Others(data.Train), seed);
}

/// <summary>Trained further without the client.</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
public sealed record Finetune([AtLeast(0)] double LearningRate = 0.5, [AtLeast(1)] int Epochs = 2) : IUnlearningMethod<double[], Clients>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public double[] Unlearn(double[] original, Clients data, Seed seed) => Ranker.Descend(original, data.Others(data.Train), LearningRate, Epochs, seed);
}
