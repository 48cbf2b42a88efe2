using System.Collections.Concurrent;
using UnlearnRepro.Contracts;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Language.Tests.Support;

/// <summary>
/// Questions of two or three tokens with answers of one to five, all filled up to nine, the same whichever are to be forgotten: those first, 18 to keep after
/// them; three refusals of each of the former. A decoder in miniature is trained on all of them.
/// </summary>
internal sealed class SmallAnswers : ISmallProblem<AnswerProblem>
{
    public const int Padding = 0, Vocabulary = 12, Length = 9, Keep = 18, Refusals = 3;

    private static readonly Recipe Recipe = new(new AdamW(0.02), Epochs: 3, BatchSize: 6);

    // As for images: each M_o is trained once, and every problem gets a copy.
    private static readonly ConcurrentDictionary<(string Network, string Training, int Forget, ScalarType Dtype), Lazy<Model>> Trained = [];

    public SmallAnswers(IReadOnlyList<ulong> training, int forget = 6, ScalarType dtype = ScalarType.Float32, Network? network = null, int length = Length)
    {
        using var scope = TensorScope.Begin();
        var history = new TrainingHistory(
            Sequences(Enumerable.Range(0, forget + Keep).Select(Answer), length), arange(forget, dtype: int64).DetachFromDisposeScope(), SeededStreams.Of(training));
        Problem = new(
            Sequences(Enumerable.Range(0, forget).Select(Answer), length),
            Sequences(Enumerable.Range(forget, Keep).Select(Answer), length),
            Form,
            Recipe,
            Sequences(Enumerable.Range(0, forget).SelectMany(i => Enumerable.Range(0, Refusals).Select(r => Refusal(i, r))), length),
            history);
        var of = network ?? Network;
        Original = Trained.GetOrAdd(
            ($"{of.Name} {length}", string.Join(' ', training), forget, dtype),
            _ => new(() => Trainer.Train(of, history.Data, Recipe, Form, SeededStreams.Of(training), dtype))).Value.Clone();
    }

    public static NextToken Form { get; } = new(Padding);

    public static Network Network { get; } = Decoder.Of(Vocabulary, Length, width: 8, depth: 2, heads: 2);

    public AnswerProblem Problem { get; }

    public Model Original { get; }

    private Tensor[] Tensors => [.. Sets.SelectMany(set => (Tensor[])[set.X, set.Y]), Problem.History!.Forgotten];

    private Samples[] Sets => [Problem.Forget, Problem.Retain, Problem.Refusals, Problem.History!.Data];

    /// <summary>As a contract asks for it.</summary>
    public static SmallAnswers Of(IReadOnlyList<ulong> training, int forget = 6, ScalarType dtype = ScalarType.Float32) => new(training, forget, dtype);

    /// <summary>Token numbers, filled up, with the places where their answers begin.</summary>
    public static Samples Sequences(IEnumerable<(long[] Question, long[] Answer)> texts, int length = Length)
    {
        var all = texts.ToArray();
        long[] x = [.. all.SelectMany(t => t.Question.Concat(t.Answer).Concat(Enumerable.Repeat((long)Padding, length)).Take(length))];
        return new(tensor(x, [all.Length, length]), tensor(all.Select(t => (long)t.Question.Length).ToArray()));
    }

    public string[] Hashes() => [.. Tensors.Select(t => Convert.ToHexString(t.bytes.ToArray()))];

    public void Dispose()
    {
        Original.Dispose();
        foreach (var tensor in Tensors)
        {
            tensor.Dispose();
        }
    }

    private static long[] Question(int i) => [.. Enumerable.Range(0, 2 + (i % 2)).Select(k => 1L + (((5 * i) + (3 * k) + (i / 4)) % (Vocabulary - 1)))];

    private static (long[] Question, long[] Answer) Answer(int i) =>
        (Question(i), [.. Enumerable.Range(0, 1 + (i * 3 % 5)).Select(k => 1L + (((7 * i) + (4 * k) + (i / 3)) % (Vocabulary - 1)))]);

    private static (long[] Question, long[] Answer) Refusal(int i, int r) => (Question(i), [.. Enumerable.Range(0, 2 + r).Select(k => 1L + ((r + (2 * k)) % 5))]);
}
