using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Support;

/// <summary>Problems of forgetting in the small worlds of <see cref="Given"/>.</summary>
internal static class Forgetting
{
    /// <summary>A forgetting problem with 7 samples to forget and 13 to keep: neither is a multiple of the batch of 8.</summary>
    public static ClassProblem Problem(ScalarType dtype = ScalarType.Float64, Recipe? recipe = null, TrainingHistory? history = null) => new(
        Given.Samples(11, 7, dtype), Given.Samples(12, 13, dtype), classes: 3, recipe ?? Given.Recipe(), validation: Given.Samples(13, 5, dtype), history);

    /// <summary>Models trained by the recipe on the samples to forget and then those to keep, and the problem with that history.</summary>
    public static (Model Original, ClassProblem Problem) Trained(
        Network network, int[] seeds, ScalarType dtype = ScalarType.Float64, Recipe? recipe = null)
    {
        var history = new TrainingHistory(Given.Samples(11, 7, dtype).Concat(Given.Samples(12, 13, dtype)), arange(7, dtype: int64).DetachFromDisposeScope(), Given.Streams(seeds));
        var problem = Problem(dtype, recipe, history);
        return (Trainer.Train(network, history.Data, problem.Recipe, problem.Objective, history.Streams), problem);
    }
}
