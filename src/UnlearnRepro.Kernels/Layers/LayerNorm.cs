namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// Layer norm (Ba, Kiros and Hinton 2016): every vector or token, <c>[L*B, F]</c> or <c>[L*B, T, F]</c>, to mean 0 and variance 1,
/// then scaled and shifted by feature. Epsilon is 1e-6, as vision transformers have it; PyTorch's default is 1e-5.
/// </summary>
public sealed class LayerNorm : Layer
{
    private const double Epsilon = 1e-6;
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>A layer called <paramref name="name"/> over <paramref name="features"/> features.</summary>
    public LayerNorm(string name, int features)
    {
        weight = new($"{name}.weight", [features], Initialiser.Constant(1));
        bias = new($"{name}.bias", [features], Initialiser.Constant(0));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [weight, bias];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        var y = (ByLane(Normalised(x), pass) * pass.ByLane(weight).unsqueeze(1)) + pass.ByLane(bias).unsqueeze(1);
        return pass.Record(this, x, y.view(x.shape));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        return [Sums(delta * Normalised(input)), Sums(delta)];

        // Over a sample's tokens, then the power, then over the samples of each lane.
        Tensor Sums(Tensor g) => power.Of(g.reshape(g.shape[0], -1, g.shape[^1]).sum(1)).view(pass.Lanes, -1, g.shape[^1]).sum(1);
    }

    private Tensor Normalised(Tensor x) => nn.functional.layer_norm(x, weight.Shape, eps: Epsilon);

    private static Tensor ByLane(Tensor x, Pass pass) => x.view(pass.Lanes, -1, x.shape[^1]);
}
