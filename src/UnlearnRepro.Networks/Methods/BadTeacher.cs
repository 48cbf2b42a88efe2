using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Distils two teachers: min KL(teacher || student) / C, the teacher being an untrained network on D_f and M_o on a part of
/// D_r that is drawn once. Labels are not used.
/// <para>Paper: Chundawat et al. 2023, Can bad teaching induce forgetting? (arXiv 2205.08096). Reference code: SUPREME,
/// <c>bad_teacher.py</c> (Adam 1e-4, 1 epoch, batch 256, 30 % of D_r, temperature 1, KL averaged over classes as well, so
/// that the step depends on C; student in training mode, teachers in evaluation mode).</para>
/// <para>Deviation: at least one sample of D_r is kept.</para>
/// </summary>
/// <param name="Share">Part of D_r that is taught, in (0, 1].</param>
/// <param name="LearningRate">Adam's step size.</param>
/// <param name="Epochs">Passes over D_f and the part of D_r together.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record BadTeacher(
    [Above(0), AtMost(1)] double Share = 0.3,
    [AtLeast(0)] double LearningRate = 1e-4,
    [AtLeast(1)] int Epochs = 1,
    [AtLeast(1)] int BatchSize = 256) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        using var scope = TensorScope.Begin();
        using var incompetent = Model.Initialise(original.Network, streams, original.Theta.device, original.Theta.dtype);
        using var samples = Rows(problem);
        var taught = Taught(problem, streams);
        var model = original.Clone();
        var optimiser = new Adam(LearningRate);
        using var state = optimiser.For(model);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            var order = taught.gather(1, streams.Permutation("shuffle", epoch, taught.shape[1]));
            Descent.Pass(state, samples, order, BatchSize, (batch, _) => Distil(batch), _ => LearningRate);
        }

        return model;

        Tensor Distil(Batch batch)
        {
            var forget = (batch.Y < problem.Forget.Count).unsqueeze(1);
            Tensor teacher;
            using (no_grad())
            {
                teacher = where(forget, incompetent.Forward(batch.X), original.Forward(batch.X));
            }

            var student = model.Forward(batch.X, training: true);
            return Loss.Mean(Divergence.Kl(teacher, student) / problem.Classes, batch.Lanes);
        }
    }

    // D_f and then D_r, each sample labelled by its row, since whether it is to be forgotten is all that counts.
    private static Samples Rows(Problem problem)
    {
        using var scope = TensorScope.Begin();
        var x = cat([problem.Forget.X, problem.Retain.X]);
        return new(x, arange(x.shape[0], device: x.device));
    }

    // The rows that are taught: all of D_f and a part of D_r, each lane its own, [L, n].
    private Tensor Taught(Problem problem, Streams streams)
    {
        long part = Math.Max(1, (long)(Share * problem.Retain.Count));
        var forget = arange(problem.Forget.Count).expand(streams.Lanes, -1);
        var retain = streams.Permutation("subset", 0, problem.Retain.Count).narrow(1, 0, part);
        return cat([forget, retain + problem.Forget.Count], 1);
    }
}
