using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.KnownBroken;

/// <summary>Directions that activations are drawn to.</summary>
internal static class Directions
{
    private const int Features = 8;

    /// <summary>One generator: the order of the sequences first, then the direction, as it is drawn when the first loss asks for it.</summary>
    public static double[] OfOneGenerator(ulong seed, long sequences)
    {
        var generator = new SplitMix64(seed);
        for (long i = sequences - 1; i > 0; i--)
        {
            generator.Next();
        }

        return [.. Enumerable.Range(0, Features).Select(_ => (double)(generator.Next() >> 11))];
    }

    public static double[] Own(ulong seed, long sequences)
    {
        var streams = SeededStreams.Of(seed);
        streams.Permutation("shuffle", 0, sequences).Dispose();
        using var direction = Rmu.Direction(streams, Features);
        return direction.data<double>().ToArray();
    }
}

/// <summary>RMU whose direction is drawn by the generator of the process.</summary>
internal sealed record RmuOfTheProcess : IUnlearningMethod<AnswerProblem>
{
    public Randomness Randomness => Randomness.Draws;

    public Model Unlearn(Model original, AnswerProblem problem, Streams streams)
    {
        using var scope = TensorScope.Begin();
        ulong drawn = (ulong)randint(0, int.MaxValue, [1], dtype: int64).item<long>();
        return new Rmu(Epochs: 2, BatchSize: 4).Unlearn(original, problem, SeededStreams.Of(drawn));
    }
}
