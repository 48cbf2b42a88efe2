using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Impairs with noise and repairs. The noise x ~ N(0, 1) of each label c of D_f is made to look as little as c as it can,
/// min -CE(f(x), c) + 0.1 mean_i ||x_i||^2 by Adam at 0.1; a pass over it, labelled c, together with a part of D_r unlearns c, and a
/// pass over that part alone repairs. D_f itself is not seen.
/// <para>Paper: Tarun et al. 2023, Fast yet effective machine unlearning (UNSIR; arXiv 2111.08947). Reference code: SUPREME,
/// <c>unsir.py</c> (32 noises, 25 steps in evaluation mode or 250 for a subclass, each noise 80 times; the first 500 samples of every other
/// class; both passes Adam 1e-4 in training mode, batches of 32 and 128).</para>
/// <para>Deviations: SUPREME refuses random samples, whose labels D_r holds as well. Here every label of D_f gets noise of its own
/// and every label of D_r its 500 samples; on a class that is forgotten as a whole that is the code. Where D_r holds the
/// label the repair works against the impairment. SUPREME's repair for subclasses holds samples of D_f; ours never.</para>
/// </summary>
/// <param name="Noises">Noises per label, at least 1.</param>
/// <param name="NoiseSteps">Steps that optimise them.</param>
/// <param name="Copies">How often the impairing pass sees each noise, at least 0.</param>
/// <param name="PerClass">Samples of D_r per class, the first ones, at least 1.</param>
/// <param name="LearningRate">Adam's step size in both passes.</param>
/// <param name="BatchSize">Samples per step of the impairment.</param>
/// <param name="RepairBatchSize">Samples per step of the repair.</param>
public sealed record Unsir(
    [AtLeast(1)] int Noises = 32,
    [AtLeast(0)] int NoiseSteps = 25,
    [AtLeast(0)] int Copies = 80,
    [AtLeast(1)] int PerClass = 500,
    [AtLeast(0)] double LearningRate = 1e-4,
    [AtLeast(1)] int BatchSize = 32,
    [AtLeast(1)] int RepairBatchSize = 128) : IUnlearningMethod<ClassProblem>
{
    private static readonly Adam NoiseOptimiser = new(LearningRate: 0.1);

    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        using var scope = TensorScope.Begin();
        using var part = problem.Retain.Rows(First(problem.Retain));
        var labels = tensor(Numbers(problem.Forget.Y).Distinct().Order().ToArray(), device: part.X.device).repeat_interleave(Noises);
        var noise = Noise(original, labels, part.X.shape[1], streams);

        // The part, then each lane's noise; which rows a lane sees is in its order.
        using var mixed = new Samples(cat([part.X, noise]), cat([part.Y, labels.repeat(original.Lanes)]));
        var model = original.Clone();
        Pass(mixed, Rows(part.Count, labels.shape[0], original.Lanes), 0, BatchSize);
        Pass(part, arange(part.Count).expand(original.Lanes, -1), 1, RepairBatchSize);
        return model;

        void Pass(Samples samples, Tensor rows, int index, int batchSize)
        {
            using var state = new Adam(LearningRate).For(model);
            Descent.Pass(
                state,
                samples,
                rows.gather(1, streams.Permutation("shuffle", index, rows.shape[1])),
                batchSize,
                (batch, _) => problem.Loss(model, batch),
                _ => LearningRate);
        }
    }

    // The noises of all labels, lane after lane, [L*n, features].
    private Tensor Noise(Model original, Tensor labels, long features, Streams streams)
    {
        long n = labels.shape[0];
        var network = new Network("noise", [new Values(n, features)]);
        var start = streams.Normal("noise", 0, network.Size).to(original.Theta.dtype).to(original.Theta.device);
        using var noise = Model.FromValues(network, start, []);
        using var state = NoiseOptimiser.For(noise);
        var y = labels.repeat(original.Lanes);
        for (int step = 0; step < NoiseSteps; step++)
        {
            using var scope = TensorScope.Begin();
            var leaf = noise.Leaf(network.Parameters[0]);
            var x = leaf.view(-1, features);
            var loss = ((0.1 * x.square().sum(1)) - Loss.CrossEntropyPerSample(original.Forward(x), y)).sum() / Noises;
            noise.Gradient.copy_(autograd.grad([loss], [leaf])[0].view_as(noise.Gradient));
            state.Step(NoiseOptimiser.LearningRate);
        }

        return noise.Theta.view(-1, features).clone();
    }

    // The rows that the impairment sees, [L, n]: all of the part and, Copies times, the lane's own noise.
    private Tensor Rows(long part, long noises, int lanes)
    {
        var own = part + arange(lanes * noises).view(lanes, noises);
        return cat([arange(part).expand(lanes, -1), own.repeat(1, Copies)], 1);
    }

    // Rows of the first samples of every class, in index order.
    private Tensor First(Samples samples)
    {
        var seen = new Dictionary<long, int>();
        long[] rows = [.. Numbers(samples.Y).Index().Where(y => (seen[y.Item] = seen.GetValueOrDefault(y.Item) + 1) <= PerClass).Select(y => (long)y.Index)];
        return tensor(rows, device: samples.X.device);
    }

    private static long[] Numbers(Tensor labels) => labels.cpu().data<long>().ToArray();

    /// <summary>A layer that is nothing but values, so that a <see cref="Model"/> holds noise and an optimiser moves it.</summary>
    private sealed class Values(long rows, long columns) : Layer
    {
        private readonly Parameter values = new("values", [rows, columns], Initialiser.Constant(0));

        public override IReadOnlyList<Parameter> Parameters => [values];

        public override Tensor Forward(Tensor x, Pass pass) => pass.Packed(values);
    }
}
