using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>
/// The contract of class D1, which no method of ours is in, on the one that was published in it: corrected SSD as SUPREME's
/// <c>ssd_det.py</c> has it, which sums the exact importances in the order of a shuffle.
/// </summary>
[TestFixture(1)]
[TestFixture(3)]
public class ShuffledSsdContract(int lanes) : MethodContract(new ShuffledSsd(), Mlp.Of(16, [8], 3), lanes)
{
    internal sealed record ShuffledSsd : IUnlearningMethod
    {
        public Randomness Randomness => Randomness.Rounding;

        public Model Unlearn(Model original, Problem problem, Streams streams)
        {
            using var scope = TensorScope.Begin();
            using var all = problem.Retain.Concat(problem.Forget);
            var (forget, everything) = (Shuffled(problem.Forget, "shuffle-forget"), Shuffled(all, "shuffle"));
            return Dampening.Dampen(original, forget, everything, alpha: 0.5, lambda: 1);

            Tensor Shuffled(Samples samples, string purpose)
            {
                var order = streams.Permutation(purpose, 0, samples.Count);
                var lanes = Enumerable.Range(0, original.Lanes).Select(lane =>
                {
                    using var rows = samples.Rows(order[lane]);
                    return Importance.PerSample(original, rows, new Classification(3).PerSample, Power.Square, chunk: 5).narrow(0, lane, 1);
                });
                return cat([.. lanes], 0);
            }
        }
    }
}
