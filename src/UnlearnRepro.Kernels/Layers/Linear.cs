namespace UnlearnRepro.Kernels.Layers;

/// <summary>y = x W' + b on vectors <c>[L*B, inputs]</c>.</summary>
public sealed class Linear : Layer
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>A layer called <paramref name="name"/> with weight <c>(outputs, inputs)</c> and bias <c>(outputs)</c>.</summary>
    public Linear(string name, int inputs, int outputs)
    {
        weight = new($"{name}.weight", [outputs, inputs], Initialiser.FanIn(inputs));
        bias = new($"{name}.bias", [outputs], Initialiser.FanIn(inputs));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [weight, bias];

    /// <inheritdoc/>
    /// <remarks>One lane needs no batched product, and skipping the reshapes saves a quarter of a small network's step.</remarks>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        var y = pass.Lanes == 1
            ? nn.functional.linear(x, pass.Packed(weight), pass.Packed(bias))
            : (bmm(Split(x, pass), pass.ByLane(weight).transpose(1, 2)) + pass.ByLane(bias).unsqueeze(1)).flatten(0, 1);
        return pass.Record(this, x, y);
    }

    /// <inheritdoc/>
    /// <remarks>The gradient of sample i is delta_i a_i', so the sum of its powers is one product of powers.</remarks>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        var d = power.Of(Split(delta, pass));
        var a = power.Of(Split(input, pass));
        return [bmm(d.transpose(1, 2), a).flatten(1), d.sum(1)];
    }

    private static Tensor Split(Tensor x, Pass pass) => x.view(pass.Lanes, -1, x.shape[1]);
}
