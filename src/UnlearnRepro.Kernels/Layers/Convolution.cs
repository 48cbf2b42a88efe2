namespace UnlearnRepro.Kernels.Layers;

/// <summary>Square 2-d convolution on <c>[B, L*C, H, W]</c>; every lane is a group.</summary>
public sealed class Convolution : Layer
{
    private readonly int kernel;
    private readonly int padding;
    private readonly int stride;
    private readonly Parameter weight;
    private readonly Parameter? bias;

    /// <summary>A layer called <paramref name="name"/> with weight <c>(outputs, inputs, kernel, kernel)</c>.</summary>
    /// <param name="name">Its name in the network.</param>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="kernel">Side of the kernel.</param>
    /// <param name="padding">Zeros around the image.</param>
    /// <param name="biased">Whether it has a bias; one followed by batch norm needs none.</param>
    /// <param name="stride">Pixels from one position of the kernel to the next.</param>
    public Convolution(string name, int inputs, int outputs, int kernel, int padding = 0, bool biased = true, int stride = 1)
    {
        (this.kernel, this.padding, this.stride) = (kernel, padding, stride);
        var start = Initialiser.FanIn((long)inputs * kernel * kernel);
        weight = new($"{name}.weight", [outputs, inputs, kernel, kernel], start);
        bias = biased ? new($"{name}.bias", [outputs], start) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => bias is null ? [weight] : [weight, bias];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        var b = bias is null ? null : pass.Packed(bias);
        return pass.Record(this, x, nn.functional.conv2d(
            x, pass.Packed(weight), b, strides: [stride, stride], padding: [padding, padding], groups: pass.Lanes));
    }

    /// <inheritdoc/>
    /// <remarks>The gradient of sample i sums over positions before its power is taken: delta_i unfold(a_i)'.</remarks>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        int lanes = pass.Lanes;
        long b = input.shape[0], outputs = weight.Shape[0], patch = weight.Size / outputs;
        var d = delta.reshape(b * lanes, outputs, -1);

        // A sample's patches, and its gradient before and after the power.
        long each = lanes * ((patch * d.shape[2]) + (2 * weight.Size));
        var weightSums = Bounded.Sum(b, each, (start, count) =>
        {
            var patches = Patches(input.narrow(0, start, count), lanes);
            var gradients = bmm(d.narrow(0, start * lanes, count * lanes), patches);
            return power.Of(gradients).view(count, lanes, weight.Size).sum([0]);
        });

        // From (kernel, kernel, C) to the weight's (C, kernel, kernel).
        var inOrder = weightSums.view(lanes, outputs, kernel * kernel, -1).transpose(2, 3).reshape(lanes, weight.Size);
        return bias is null ? [inOrder] : [inOrder, power.Of(d.sum(2)).view(b, lanes, outputs).sum([0])];
    }

    // What the kernel sees at each position, in the order (kernel, kernel, C): [B, L*C, H, W] to [B*L, positions, patch]. It is one
    // copy; nn.functional.unfold walks the image once for every place of the kernel. Innermost is what is longer in one piece, a row of
    // the kernel or of the positions: stretches of three numbers take ten times as long.
    private Tensor Patches(Tensor x, int lanes)
    {
        var windows = nn.functional.pad(x, [padding, padding, padding, padding])
            .unfold(2, kernel, stride)
            .unfold(3, kernel, stride)
            .unflatten(1, [lanes, -1]);
        return windows.shape[2] * kernel >= windows.shape[4]
            ? windows.permute(0, 1, 3, 4, 5, 6, 2).flatten(4).flatten(2, 3).flatten(0, 1)
            : windows.permute(0, 1, 5, 6, 2, 3, 4).flatten(5).flatten(2, 4).flatten(0, 1).transpose(1, 2);
    }
}
