using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// The student that disobeys its teacher M_o on D_f: KD = T^2 KL(M_o || student) at temperature T. In the first epochs a pass
/// over D_f minimises -KD; every epoch ends with a pass over D_r that minimises gamma CE + alpha KD. To both is added
/// smoothing sum_l ||theta_l - theta_l^0||_2 over the parameters l.
/// <para>Paper: Kurmanji et al. 2023 (arXiv 2302.09880). Reference code: SCRUB, <c>train_distill</c>, with the settings of
/// SUPREME, <c>scrub.py</c> (Adam 5e-4 with weight decay 0.1 in the gradient, 10 epochs of which 3 ascend, T 2, gamma 1,
/// alpha 0.5, step size divided by 10 after epochs 5, 8 and 9, one optimiser for both passes).</para>
/// <para>Smoothing is 0 by default: the paper's code has no such term now; before, it had the distance to a running average of the
/// student. JIT's copy of it compares the student with itself. SUPREME compares with M_o at 0.5, which is
/// another, much more cautious method; <c>Scrub:Smoothing=0.5</c> is that one.</para>
/// <para>Deviation: batches of 64 for both sets; <see cref="ScrubRewind"/> rewinds.</para>
/// </summary>
/// <param name="Gamma">Weight of the cross-entropy on D_r.</param>
/// <param name="Alpha">Weight of the distillation on D_r.</param>
/// <param name="Smoothing">Weight of the distance from M_o, at least 0.</param>
/// <param name="Temperature">T, above 0.</param>
/// <param name="AscentEpochs">Epochs that start with a pass over D_f.</param>
/// <param name="LearningRate">Adam's first step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record Scrub(
    [AtLeast(0)] double Gamma = 1,
    [AtLeast(0)] double Alpha = 0.5,
    [AtLeast(0)] double Smoothing = 0,
    [Above(0)] double Temperature = 2,
    [AtLeast(0)] int AscentEpochs = 3,
    [AtLeast(0)] double LearningRate = 5e-4,
    [AtLeast(1)] int Epochs = 10,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    private static readonly int[] Milestones = [5, 8, 9];

    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams) => Unlearn(original, problem, streams, _ => { });

    /// <summary>The same, showing the model at the end of every epoch.</summary>
    internal Model Unlearn(Model original, Problem problem, Streams streams, Action<Model> afterEpoch)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        var model = original.Clone();
        using var state = new Adam(LearningRate, WeightDecay: 0.1).For(model);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            using var scope = TensorScope.Begin();
            double rate = LearningRate * Math.Pow(0.1, Milestones.Count(m => epoch >= m));
            if (epoch < AscentEpochs)
            {
                Pass(problem.Forget, "shuffle-forget", epoch, rate, (batch, student) => -Distillation(batch, student));
            }

            Pass(problem.Retain, "shuffle", epoch, rate, (batch, student) =>
            {
                var descent = Gamma * problem.Objective.Mean(student, batch);
                return Alpha == 0 ? descent : descent + (Alpha * Distillation(batch, student));
            });
            afterEpoch(model);
        }

        return model;

        void Pass(Samples samples, string shuffle, int epoch, double rate, Func<Batch, Tensor, Tensor> loss) => Descent.Pass(
            state,
            samples,
            streams.Permutation(shuffle, epoch, samples.Count),
            BatchSize,
            (batch, _) =>
            {
                var value = loss(batch, model.Forward(batch.X, training: true));
                return Smoothing == 0 ? value : value + (Smoothing * Distance(model, original));
            },
            _ => rate);

        Tensor Distillation(Batch batch, Tensor student)
        {
            Tensor teacher;
            using (no_grad())
            {
                teacher = original.Forward(batch.X);
            }

            var divergence = Divergence.Kl(teacher / Temperature, student / Temperature);
            return Temperature * Temperature * Loss.Mean(problem.Objective.BySample(divergence, batch), batch.Lanes);
        }
    }

    // sum_l ||theta_l - theta_l^0||_2 of each lane, [L]. Its gradient at theta^0, where every run starts, is 0.
    private static Tensor Distance(Model model, Model original) => model.Network.Parameters
        .Select(p => (model.Leaf(p) - original.Leaf(p).detach()).view(model.Lanes, -1).norm(dim: 1))
        .Aggregate((a, b) => a + b);
}
