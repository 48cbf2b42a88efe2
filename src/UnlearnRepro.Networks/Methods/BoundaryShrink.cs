using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Moves the boundary over D_f: min CE(f(x), y~) on D_f, y~ the nearest wrong class. That is the class that M_o prefers, the true
/// one apart, after a step of size epsilon up its loss, x + epsilon sign(d CE / d x) (FGSM). D_r is not seen.
/// <para>Paper: Chen et al. 2023, Boundary Unlearning (CVPR; arXiv 2303.11570). Reference code: Boundary-Unlearning-Code,
/// <c>boundary_shrink</c> (epsilon 0.1, SGD 1e-5 with momentum 0.9, 10 epochs; y~ in evaluation mode, steps in training mode).</para>
/// <para>Deviations: the code lets y~ be the true class where the step does not cross a boundary, so that such a sample is
/// learned once more; it clamps x~ to [0, 1] and rounds it to 255ths, which presumes such pixels, and we do neither. Batches of 64.
/// </para>
/// </summary>
/// <param name="Epsilon">Size of the step in every input, at least 0.</param>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_f.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record BoundaryShrink(
    [AtLeast(0)] double Epsilon = 0.1,
    [AtLeast(0)] double LearningRate = 1e-5,
    [AtLeast(1)] int Epochs = 10,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        using var relabelled = new Samples(problem.Forget.X.alias(), NearestWrong(original, problem.Forget, Epsilon));
        var model = original.Clone();
        Descent.Minimise(
            model,
            relabelled,
            new Sgd(LearningRate, Momentum: 0.9),
            Epochs,
            BatchSize,
            streams,
            (batch, _) => problem.Loss(model, batch));
        return model;
    }

    /// <summary>y~ of every sample, in evaluation mode, <c>[L, N]</c>.</summary>
    public static Tensor NearestWrong(Model original, Samples samples, double epsilon)
    {
        using var scope = TensorScope.Begin();
        List<Tensor> labels = [];
        for (long start = 0; start < samples.Count; start += Importance.Chunk)
        {
            using var part = TensorScope.Begin();
            var batch = samples.Slice(start, Math.Min(Importance.Chunk, samples.Count - start), original.Lanes);
            var moved = Ascend(original, batch, epsilon);
            using var noGrad = no_grad();
            var logits = original.Forward(moved);
            var wrong = logits.masked_fill(nn.functional.one_hot(batch.Y, logits.shape[1]).to(@bool), double.NegativeInfinity);
            labels.Add(part.Keep(wrong.argmax(1).view(original.Lanes, -1)));
        }

        return scope.Keep(cat([.. labels], 1));
    }

    private static Tensor Ascend(Model original, Batch batch, double epsilon)
    {
        var x = batch.X.detach().clone().requires_grad_(true);
        var loss = Loss.CrossEntropyPerSample(original.Forward(x), batch.Y).sum();
        return x.detach() + (epsilon * autograd.grad([loss], [x])[0].sign());
    }
}
