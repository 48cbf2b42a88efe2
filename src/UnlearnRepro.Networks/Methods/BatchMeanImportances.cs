using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>The two importances that a dampening method compares, in the published form.</summary>
internal static class BatchMeanImportances
{
    /// <summary>omega_f of D_f and omega of D, each over batches of its own shuffle: purposes <c>shuffle-forget</c> and <c>shuffle</c>.</summary>
    public static (Tensor Forget, Tensor All) Of(
        Model model, Problem problem, PerSampleLoss loss, Power power, int batchSize, Streams streams)
    {
        using var everything = problem.Retain.Concat(problem.Forget);
        using var scratch = model.Clone();
        return (
            Importance.BatchMean(scratch, problem.Forget, loss, power, batchSize, streams, "shuffle-forget"),
            Importance.BatchMean(scratch, everything, loss, power, batchSize, streams, "shuffle"));
    }
}
