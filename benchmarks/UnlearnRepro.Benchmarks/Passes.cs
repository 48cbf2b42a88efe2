using TorchSharp;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Benchmarks;

/// <summary>What exact importances are held against: passes forward and backward over the samples.</summary>
internal static class Passes
{
    /// <summary>Samples of a batch, here and in SUPREME.</summary>
    public const int BatchSize = 64;

    /// <summary>One pass, in batches.</summary>
    public static void Batches(Model model, Samples samples)
    {
        for (long start = 0; start < samples.Count; start += BatchSize)
        {
            using var scope = TensorScope.Begin();
            var batch = samples.Slice(start, Math.Min(BatchSize, samples.Count - start), lanes: 1);
            model.Backward(Loss.CrossEntropy(model.Forward(batch.X), batch.Y, batch.Lanes));
        }
    }

    /// <summary>The exact importances by one backward pass per sample, each sample alone.</summary>
    public static torch.Tensor OnePerSample(Model model, Samples samples)
    {
        using var all = TensorScope.Begin();
        var total = torch.zeros_like(model.Theta, dtype: torch.float64);
        for (long i = 0; i < samples.Count; i++)
        {
            using var scope = TensorScope.Begin();
            var one = samples.Slice(i, 1, lanes: 1);
            model.Backward(Loss.CrossEntropy(model.Forward(one.X), one.Y, one.Lanes));
            total.add_(model.Gradient.square());
        }

        return all.Keep(total.div_(samples.Count));
    }

    /// <summary>
    /// The exact importances as SUPREME's <c>ssd_det.py</c> computes them: the losses of a batch in one graph, and one backward pass of the whole
    /// graph for each of them. The samples are whole batches.
    /// </summary>
    public static torch.Tensor AsPublished(Model model, Samples samples)
    {
        using var scope = TensorScope.Begin();
        var total = torch.zeros_like(model.Theta, dtype: torch.float64);
        for (long start = 0; start < samples.Count; start += BatchSize)
        {
            using var part = TensorScope.Begin();
            var batch = samples.Slice(start, BatchSize, 1);
            var losses = Loss.CrossEntropyPerSample(model.Forward(batch.X), batch.Y);
            for (int i = 0; i < BatchSize; i++)
            {
                model.Gradient.zero_();
                torch.autograd.backward([losses[i]], retain_graph: i < BatchSize - 1);
                total.add_(model.Gradient.square());
            }
        }

        return scope.Keep(total.div_(samples.Count));
    }
}
