namespace UnlearnRepro.Kernels.Layers;

/// <summary>y = x W' + b on vectors <c>[L*B, inputs]</c>, or on each token of <c>[L*B, T, inputs]</c>.</summary>
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
            : (bmm(Split(x, pass), pass.ByLane(weight).transpose(1, 2)) + pass.ByLane(bias).unsqueeze(1)).view([.. x.shape[..^1], weight.Shape[0]]);
        return pass.Record(this, x, y);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// On vectors the gradient of sample i is delta_i a_i', so the sum of its powers is one product of powers. On tokens it is
    /// delta_i' a_i, a sum over tokens, and the powers are taken one by one.
    /// </remarks>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        if (input.dim() == 3)
        {
            return OverTokens(input, delta, pass, power);
        }

        var d = power.Of(Split(delta, pass));
        var a = power.Of(Split(input, pass));
        return [bmm(d.transpose(1, 2), a).flatten(1), d.sum(1)];
    }

    private Tensor[] OverTokens(Tensor input, Tensor delta, Pass pass, Power power)
    {
        int lanes = pass.Lanes;
        var a = input.view([lanes, -1, .. input.shape[1..]]);
        var d = delta.reshape([lanes, -1, .. delta.shape[1..]]);

        // A sample's gradient before and after the power.
        var weightSums = Bounded.Sum(a.shape[1], 2 * lanes * weight.Size, (start, count) =>
        {
            var gradients = bmm(d.narrow(1, start, count).flatten(0, 1).transpose(1, 2), a.narrow(1, start, count).flatten(0, 1));
            return power.Of(gradients).view(lanes, count, weight.Size).sum(1);
        });
        return [weightSums, power.Of(d.sum(2)).sum(1)];
    }

    private static Tensor Split(Tensor x, Pass pass) => x.reshape(pass.Lanes, -1, x.shape[^1]);
}
