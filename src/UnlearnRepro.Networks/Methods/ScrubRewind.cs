using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// SCRUB+R: <see cref="Scrub"/>, rewound to the end of the epoch whose error on D_f is nearest to the error that the last model
/// makes on unseen samples of D_f's distribution: too high an error on D_f would give away what was forgotten.
/// <para>Paper: Kurmanji et al. 2023 (arXiv 2302.09880), section 3.3. Reference code: SCRUB, <c>scrub</c> of the notebooks; of
/// epochs that are equally near it takes the first.</para>
/// <para>Deviations: those of Scrub; M_o itself, which the code counts as epoch 0 and keeps no file of, is not a choice.</para>
/// </summary>
/// <inheritdoc cref="Scrub(double, double, double, double, int, double, int, int)" path="/param"/>
public sealed record ScrubRewind(
    [AtLeast(0)] double Gamma = 1,
    [AtLeast(0)] double Alpha = 0.5,
    [AtLeast(0)] double Smoothing = 0,
    [Above(0)] double Temperature = 2,
    [AtLeast(0)] int AscentEpochs = 3,
    [AtLeast(0)] double LearningRate = 5e-4,
    [AtLeast(1)] int Epochs = 10,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The problem has no validation set.</exception>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        if (problem.Validation is not { Count: > 0 } validation)
        {
            throw new ArgumentException("method ScrubRewind: expected a validation set of D_f's distribution, found none");
        }

        using var scope = TensorScope.Begin();
        List<Model> checkpoints = [];
        try
        {
            var scrub = new Scrub(Gamma, Alpha, Smoothing, Temperature, AscentEpochs, LearningRate, Epochs, BatchSize);
            using var last = scrub.Unlearn(original, problem, streams, model => checkpoints.Add(model.Clone()));
            double[] reference = Errors(last, problem.Objective, validation);
            double[][] errors = [.. checkpoints.Select(model => Errors(model, problem.Objective, problem.Forget))];
            return Join([.. reference.Select((aim, lane) => checkpoints[Nearest([.. errors.Select(e => e[lane])], aim)])]);
        }
        finally
        {
            checkpoints.ForEach(model => model.Dispose());
        }
    }

    /// <summary>Place of the value nearest to <paramref name="aim"/>, the first of several.</summary>
    private static int Nearest(IReadOnlyList<double> values, double aim) => values.Index().MinBy(v => Math.Abs(v.Item - aim)).Index;

    // A model whose lane k is lane k of the k-th model.
    private static Model Join(Model[] models)
    {
        var network = models[0].Network;
        return Model.FromValues(network, Lanes(m => m.Theta), [.. network.Buffers.Select(b => Lanes(m => m.Buffer(b)))]);

        Tensor Lanes(Func<Model, Tensor> values) => cat([.. models.Select((model, lane) => values(model).narrow(0, lane, 1))], 0);
    }

    // Share of the answers that each lane gets wrong, a mean over samples, in evaluation mode.
    private static double[] Errors(Model model, Objective objective, Samples samples)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var wrong = zeros(model.Lanes, dtype: float64, device: samples.X.device);
        for (long start = 0; start < samples.Count; start += Importance.Chunk)
        {
            using var part = TensorScope.Begin();
            var batch = samples.Slice(start, Math.Min(Importance.Chunk, samples.Count - start), model.Lanes);
            wrong.add_(objective.Wrong(model.Forward(batch.X), batch).view(model.Lanes, -1).sum(1));
        }

        return (wrong / samples.Count).cpu().data<double>().ToArray();
    }
}
