namespace UnlearnRepro.Kernels.Layers;

/// <summary>y = x W' + b on <c>[L, B, inputs]</c>.</summary>
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
    public override Tensor Forward(Tensor x, Pass pass) => pass.Record(this, x, Apply(x, pass[weight], pass[bias]));

    /// <inheritdoc/>
    /// <remarks>The gradient of sample i is delta_i a_i', so the sum of its powers is one product of powers.</remarks>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        var d = power.Of(delta);
        var a = power.Of(input);
        return [bmm(d.transpose(1, 2), a).flatten(1), d.sum(1)];
    }

    // One lane needs no batched product: addmm fuses the bias and saves two calls.
    private static Tensor Apply(Tensor x, Tensor w, Tensor b) => x.shape[0] == 1
        ? addmm(b[0], x[0], w[0].t(), beta: 1, alpha: 1).unsqueeze(0)
        : bmm(x, w.transpose(1, 2)) + b.unsqueeze(1);
}
