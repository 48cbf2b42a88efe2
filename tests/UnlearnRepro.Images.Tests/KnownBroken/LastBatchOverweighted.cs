using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>A short last batch that counts as much as a full one: the published importances of SSD, LFSSD and ASSD, kept here as <see cref="Importance.BatchMean"/>.</summary>
internal static class LastBatchOverweighted
{
    public static Tensor Published(Model model, Samples samples) => Of(model, samples, 4);

    /// <summary>The same from the same batches, each weighed by its size.</summary>
    public static Tensor BySize(Model model, Samples samples)
    {
        var order = Given.Streams(3).Permutation("shuffle", 0, samples.Count)[0];
        return Enumerable.Range(0, (int)((samples.Count + 3) / 4)).Select(b =>
        {
            long size = Math.Min(4, samples.Count - (4 * b));
            using var batch = samples.Rows(order.narrow(0, 4 * b, size));
            return Of(model, batch, (int)size) * ((double)size / samples.Count);
        }).Aggregate((a, b) => a + b);
    }

    private static Tensor Of(Model model, Samples samples, int batchSize)
    {
        using var scratch = model.Clone();
        return Importance.BatchMean(scratch, samples, new Classification(3).PerSample, Power.Square, batchSize, Given.Streams(3), "shuffle");
    }
}
