namespace UnlearnRepro.Kernels.Layers;

/// <summary>Batch norm over channels (Ioffe and Szegedy 2015) on <c>[B, L*C, H, W]</c>: each lane has channels of its own.</summary>
public sealed class BatchNorm : Layer
{
    private const double Epsilon = 1e-5;
    private const double Momentum = 0.1;
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly StateBuffer mean;
    private readonly StateBuffer variance;

    /// <summary>A layer called <paramref name="name"/> over <paramref name="channels"/> channels a lane.</summary>
    public BatchNorm(string name, int channels)
    {
        weight = new($"{name}.weight", [channels], Initialiser.Constant(1));
        bias = new($"{name}.bias", [channels], Initialiser.Constant(0));
        mean = new($"{name}.running_mean", channels, 0);
        variance = new($"{name}.running_var", channels, 1);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [weight, bias];

    /// <inheritdoc/>
    public override IReadOnlyList<StateBuffer> Buffers => [mean, variance];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">In training mode there is one value a channel, of which libtorch makes a variance of NaN.</exception>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        if (pass.Training && x.numel() == x.shape[1])
        {
            throw new ArgumentException($"batch norm {weight.Name}: expected more than one value a channel in training mode, found one");
        }

        return pass.Record(this, x, nn.functional.batch_norm(
            x, pass.Packed(mean), pass.Packed(variance), pass.Packed(weight), pass.Packed(bias), pass.Training, Momentum, Epsilon));
    }

    /// <inheritdoc/>
    /// <remarks>Per-sample gradients exist only with frozen statistics: with batch statistics every sample moves every other.</remarks>
    /// <exception cref="InvalidOperationException">The pass was a training pass.</exception>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        if (pass.Training)
        {
            throw new InvalidOperationException("batch norm: per-sample gradients need evaluation mode, found training mode");
        }

        var normalised = nn.functional.batch_norm(input, pass.Packed(mean), pass.Packed(variance), eps: Epsilon);
        return [Sums(delta * normalised), Sums(delta)];

        Tensor Sums(Tensor g) => power.Of(g.sum([2, 3])).sum([0]).view(pass.Lanes, -1);
    }
}
