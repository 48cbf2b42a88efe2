using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Support;

/// <summary>
/// Sequences of six tokens in which every token follows from the one before, some of them short, some of them answers to a question; and a
/// decoder in miniature that can learn them.
/// </summary>
internal static class TokenWorld
{
    public const int Padding = 7;

    private const int Vocabulary = 8, Length = 6;

    public static Objective Objective { get; } = new NextToken(Padding);

    public static Network Network() => new(
        "decoder-8",
        [
            new Embedding("tokens", Vocabulary, 6),
            new Residual([new LayerNorm("norm1", 6), new Linear("mix", 6, 6), new MeanOfPast(), new Linear("proj", 6, 6)]),
            new Residual([new LayerNorm("norm2", 6), new Linear("fc1", 6, 12), new Gelu(), new Linear("fc2", 12, 6)]),
            new LayerNorm("norm", 6),
            new Linear("head", 6, Vocabulary),
        ]);

    /// <summary>
    /// The token after t is 3 t + 1 modulo 7. Every third sample counts from its third token on, every fourth is filled up, and all by
    /// <paramref name="padding"/> more.
    /// </summary>
    public static Samples Samples(int from, int count, int padding = 0)
    {
        long[] x = [.. Enumerable.Range(from, count).SelectMany(i => Sequence(i % 7).Take(Length).Select((t, place) => i % 4 == 3 && place > 3 ? Padding : t))];
        long[] y = [.. Enumerable.Range(from, count).Select(i => i % 3 == 2 ? 2L : 0)];
        return new(cat([tensor(x).view(count, Length), full(count, padding, Padding, dtype: int64)], 1), tensor(y));
    }

    public static Recipe Recipe(int epochs = 3) => new(new Sgd(0.1, Momentum: 0.9), epochs, BatchSize: 4);

    /// <summary>Models trained on five sequences to forget and nine to keep, and the problem with that history.</summary>
    public static (Model Original, TokenProblem Problem) Trained(int[] seeds, ScalarType? dtype = null, int padding = 0)
    {
        Samples forget = Samples(0, 5, padding), retain = Samples(5, 9, padding);
        var history = new TrainingHistory(forget.Concat(retain), arange(5).DetachFromDisposeScope(), Given.Streams(seeds));
        var problem = new TokenProblem(forget, retain, Recipe(), Samples(14, 4, padding), history);
        return (Trainer.Train(Network(), history.Data, problem.Recipe, Objective, history.Streams, dtype), problem);
    }

    private static IEnumerable<long> Sequence(long token)
    {
        for (; ; token = ((3 * token) + 1) % 7)
        {
            yield return token;
        }
    }

    /// <summary>A learned vector for each token: <c>[L*B, T]</c> to <c>[L*B, T, F]</c>.</summary>
    private sealed class Embedding(string name, int vocabulary, int features) : Layer
    {
        private readonly Parameter table = new($"{name}.weight", [vocabulary, features], Initialiser.Normal(1));

        public override IReadOnlyList<Parameter> Parameters => [table];

        public override Tensor Forward(Tensor x, Pass pass)
        {
            // The tables of all lanes lie one after the other.
            var rows = x.view(pass.Lanes, -1) + (vocabulary * arange(pass.Lanes).unsqueeze(1));
            return pass.Record(this, x, pass.Packed(table).index_select(0, rows.flatten()).view(x.shape[0], x.shape[1], features));
        }

        public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
        {
            var bySample = nn.functional.one_hot(input, vocabulary).to(delta.dtype).transpose(1, 2).bmm(delta);
            return [power.Of(bySample).view(pass.Lanes, -1, table.Size).sum(1)];
        }
    }

    /// <summary>Each place sees the mean of those up to itself, as attention with equal weights would: <c>[L*B, T, F]</c>.</summary>
    private sealed class MeanOfPast : Layer
    {
        public override Tensor Forward(Tensor x, Pass pass) => x.cumsum(1) / arange(1, x.shape[1] + 1).to(x.dtype).unsqueeze(1);
    }
}

/// <summary>A problem of another kind than classes.</summary>
public sealed class TokenProblem(Samples forget, Samples retain, Recipe recipe, Samples? validation = null, TrainingHistory? history = null)
    : Problem(forget, retain, TokenWorld.Objective, recipe, validation, history);
