using System.Collections.Concurrent;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Contracts;

/// <summary>
/// Random images with labels 0, 1, 2, ..., the same whichever of them are to be forgotten: 18 to keep after those, then 4 that
/// M_o does not see, which is trained on the others by the recipe.
/// </summary>
public sealed class SmallProblem : ISmallProblem<ClassProblem>
{
    private const int Keep = 18, Unseen = 4;

    private static readonly Recipe Recipe = new(new Sgd(0.1, Momentum: 0.9), Epochs: 1, BatchSize: 5);

    // M_o depends on nothing else, and the tests of all methods ask for the same few: each is trained once, and every problem gets a copy.
    private static readonly ConcurrentDictionary<(string Network, string Training, int Forget, ScalarType Dtype, string Device), Lazy<Model>> Trained = [];

    /// <summary>Trains M_o, one model per lane.</summary>
    /// <param name="network">A network for 16 pixels and 3 classes.</param>
    /// <param name="training">The training seeds, one per lane.</param>
    /// <param name="forget">N_f.</param>
    /// <param name="dtype">Of images and weights.</param>
    /// <param name="device">Where they are; the CPU if null.</param>
    public SmallProblem(Network network, IReadOnlyList<ulong> training, int forget = 6, ScalarType dtype = ScalarType.Float32, Device? device = null)
    {
        using var generator = new Generator(7, CPU);
        using var scope = TensorScope.Begin();
        int seen = forget + Keep;
        var x = rand([seen + Unseen, 16], dtype: float64, generator: generator).to(dtype).to(device ?? CPU);
        var y = arange(seen + Unseen, dtype: int64, device: device ?? CPU).remainder(3);
        var history = new TrainingHistory(Part(0, seen), arange(forget, dtype: int64).DetachFromDisposeScope(), SeededStreams.Of(training));
        Problem = new(Part(0, forget), Part(forget, Keep), classes: 3, Recipe, Part(seen, Unseen), history);
        Original = Trained.GetOrAdd(
            (network.Name, string.Join(' ', training), forget, dtype, $"{device ?? CPU}"),
            _ => new(() => Trainer.Train(network, history.Data, Recipe, Problem.Objective, SeededStreams.Of(training)))).Value.Clone();

        Samples Part(long start, long count) => new(x.narrow(0, start, count).clone(), y.narrow(0, start, count).clone());
    }

    /// <inheritdoc/>
    public ClassProblem Problem { get; }

    /// <inheritdoc/>
    public Model Original { get; }

    private Tensor[] Tensors => [.. Sets.SelectMany(set => (Tensor[])[set.X, set.Y]), Problem.History!.Forgotten];

    private Samples[] Sets => [Problem.Forget, Problem.Retain, Problem.Validation!, Problem.History!.Data];

    /// <summary>Parameters and buffers of each lane.</summary>
    public static string[] Hashes(Model model) => [.. Enumerable.Range(0, model.Lanes).Select(lane => model.Sha256(lane))];

    /// <inheritdoc/>
    public string[] Hashes() => [.. Tensors.Select(t => Convert.ToHexString(t.bytes.ToArray()))];

    /// <inheritdoc/>
    public void Dispose()
    {
        Original.Dispose();
        foreach (var tensor in Tensors)
        {
            tensor.Dispose();
        }
    }
}
