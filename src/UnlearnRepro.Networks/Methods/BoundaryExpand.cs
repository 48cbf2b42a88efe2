using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Gives D_f a class of its own and takes that class away: the last layer gets a (C+1)-th output that starts afresh, all
/// of D_f is taught to be it, and the output is dropped. D_r is not seen.
/// <para>Paper: Chen et al. 2023, Boundary Unlearning (CVPR; arXiv 2303.11570). Reference code: Boundary-Unlearning-Code,
/// <c>boundary_expanding</c> (SGD 1e-5 with momentum 0.9, 10 epochs).</para>
/// <para>Deviations: the new output starts as a linear layer of ours does, where the code has Xavier's normal values and a bias of 0; every step is in
/// batch norm's training mode, where the code's first has the mode that M_o came in; batches of 64.</para>
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_f.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record BoundaryExpand(
    [AtLeast(0)] double LearningRate = 1e-5,
    [AtLeast(1)] int Epochs = 10,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        using var scope = TensorScope.Begin();
        using var model = Widen(original, streams);
        Descent.Minimise(
            model,
            problem.Forget,
            new Sgd(LearningRate, Momentum: 0.9),
            Epochs,
            BatchSize,
            streams,
            (forget, _) =>
            {
                var logits = model.Forward(forget.X, training: true);
                return Loss.CrossEntropy(logits, full_like(forget.Y, logits.shape[1] - 1), forget.Lanes);
            });
        return Narrow(model, original.Network);
    }

    /// <summary>The model with one output more, which starts afresh.</summary>
    /// <exception cref="ArgumentException">The network does not end in a linear layer.</exception>
    private static Model Widen(Model original, Streams streams)
    {
        var network = original.Network;
        var head = network.Head?.Parameters[0]
            ?? throw new ArgumentException($"network {network.Name}: expected a linear layer at its end, found another");
        var (outputs, inputs) = ((int)head.Shape[0], (int)head.Shape[1]);
        var wide = network.WithHead($"{network.Name}-expanded", new(head.Name[..^".weight".Length], inputs, outputs + 1));

        using var scope = TensorScope.Begin();
        using var fresh = Model.Initialise(wide, streams, original.Theta.device, original.Theta.dtype);
        var (body, rows) = Parts(original, outputs, inputs);
        var (_, started) = Parts(fresh, outputs + 1, inputs);
        return WithRows(wide, original, body, cat([rows, started.narrow(1, outputs, 1)], 1));
    }

    /// <summary>The model without its last output.</summary>
    private static Model Narrow(Model wide, Network network)
    {
        using var scope = TensorScope.Begin();
        var head = network.Head!.Parameters[0];
        var (body, rows) = Parts(wide, (int)head.Shape[0] + 1, (int)head.Shape[1]);
        return WithRows(network, wide, body, rows.narrow(1, 0, head.Shape[0]));
    }

    // Theta before the last layer, [L, n], and that layer's weights and biases by output, [L, outputs, inputs + 1].
    private static (Tensor Body, Tensor Rows) Parts(Model model, int outputs, int inputs)
    {
        long head = outputs * (inputs + 1L), body = model.Network.Size - head;
        return (model.Theta.narrow(1, 0, body), SoftmaxHead.Joined(model.Theta.narrow(1, body, head), outputs));
    }

    private static Model WithRows(Network network, Model model, Tensor body, Tensor rows) =>
        Model.FromValues(network, cat([body, SoftmaxHead.Flat(rows)], 1), [.. network.Buffers.Select(model.Buffer)]);
}
