using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Influence unlearning (IU): one Newton step to the minimum without D_f, theta + a H^-1 v with
/// v = (1/N) sum_{D_f} g_i - N_f / (N N_r) sum_{D_r} g_i and H = lambda I + (1/n) sum_i g_i g_i', the empirical Fisher information
/// over the first n samples of D_r. H^-1 is exact, by Woodbury's identity on the n x n Gram matrix. Given M_o and D_f it has one result.
/// <para>Paper: Izzo et al. 2021 (arXiv 2002.10077); Jia et al. 2023 (arXiv 2304.04934), with WoodFisher (Singh and Alistarh
/// 2020) for H. Reference code: Unlearn-Sparse, <c>Wfisher.py</c> (n 1000, lambda 1, evaluation mode, index order).</para>
/// <para>Deviation: the recursion of that code, and of SalUn's and Deep Unlearn's copies, is not H^-1 v. Sherman-Morrison needs
/// H_{i-1}^-1 g_i at step i; the code has one vector o for all i, the first gradient, which it only rescales. What comes out is v plus
/// a multiple of g_1, nearly a step of ascent. Results with that code are of this other method, and so is its a (0.2 by default).
/// With the inverse a = 1 is the influence function's own step; lambda = 1 is large against the curvature of a trained network and
/// makes it a short one.</para>
/// </summary>
/// <param name="Alpha">a, the length of the step; 0 is <see cref="Original"/>.</param>
/// <param name="Damping">lambda, above 0.</param>
/// <param name="Samples">n at most, at least 1. Memory bounds n P L to 2^28 numbers.</param>
public sealed record InfluenceUnlearning(
    [Free] double Alpha = 1,
    [Above(0)] double Damping = 1,
    [AtLeast(1)] int Samples = 1000) : IUnlearningMethod
{
    // 1 GB in single precision.
    private const long Numbers = 1L << 28;

    // Columns of the gradients that are in float64 at once.
    private const long Columns = 1 << 14;

    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        long count = Count(original, problem);
        using var scope = TensorScope.Begin();
        var gradients = PerSample(original, problem, count);
        using var noGrad = no_grad();
        var step = Solve(gradients, Direction(original, problem), Damping);
        var model = original.Clone();
        model.Theta.add_((Alpha * step).to(model.Theta.dtype));
        return model;
    }

    /// <summary>
    /// (lambda I + G'G / n)^-1 v = (v - G' (n lambda I + G G')^-1 G v) / lambda (Woodbury), in float64.
    /// </summary>
    /// <param name="gradients">G, <c>[L, n, P]</c>.</param>
    /// <param name="v"><c>[L, P]</c>, float64.</param>
    /// <param name="damping">lambda.</param>
    private static Tensor Solve(Tensor gradients, Tensor v, double damping)
    {
        using var scope = TensorScope.Begin();
        long n = gradients.shape[1], size = gradients.shape[2];
        var gram = n * damping * eye(n, dtype: float64, device: v.device).expand(v.shape[0], n, n);
        var projected = zeros(v.shape[0], n, 1, dtype: float64, device: v.device);
        Stretches((g, start, length) =>
        {
            gram.add_(g.bmm(g.transpose(1, 2)));
            projected.add_(g.bmm(v.narrow(1, start, length).unsqueeze(-1)));
        });
        var weights = linalg.solve(gram, projected);
        var result = v.clone();
        Stretches((g, start, length) => result.narrow(1, start, length).sub_(g.transpose(1, 2).bmm(weights).squeeze(-1)));
        return scope.Keep(result.div_(damping));

        void Stretches(Action<Tensor, long, long> work)
        {
            for (long start = 0; start < size; start += Columns)
            {
                using var part = TensorScope.Begin();
                long length = Math.Min(Columns, size - start);
                work(gradients.narrow(2, start, length).to(float64), start, length);
            }
        }
    }

    // v: the sums are over D_f and D_r, N = N_f + N_r.
    private static Tensor Direction(Model original, Problem problem)
    {
        double forget = problem.Forget.Count, retain = problem.Retain.Count;
        using var grad = enable_grad();
        return (Sum(problem.Forget) - (Sum(problem.Retain) * (forget / retain))) / (forget + retain);

        Tensor Sum(Samples samples) => Gradients.Sum(original, samples, problem.Objective.PerSample);
    }

    // G, one backward pass per sample: n is bounded, and no kind of layer has to know its gradients by sample. [L, n, P].
    private static Tensor PerSample(Model original, Problem problem, long count)
    {
        using var model = original.Clone();
        var gradients = zeros(original.Lanes, count, original.Network.Size, dtype: original.Theta.dtype, device: original.Theta.device);
        for (long i = 0; i < count; i++)
        {
            using var part = TensorScope.Begin();
            var sample = problem.Retain.Slice(i, 1, model.Lanes);
            model.Backward(problem.Objective.PerSample(model.Forward(sample.X), sample));
            gradients.select(1, i).copy_(model.Gradient);
        }

        return gradients;
    }

    private long Count(Model original, Problem problem)
    {
        long count = Math.Min(Samples, problem.Retain.Count), most = Numbers / original.Theta.numel();
        return count <= most
            ? count
            : throw new ArgumentException(
                $"method InfluenceUnlearning, Samples: expected from 1 to {most} for the {original.Network.Size} parameters of "
                + $"{original.Network.Name}, found {Samples}");
    }
}
