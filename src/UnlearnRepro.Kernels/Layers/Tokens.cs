namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// From vectors <c>[L*B, C*H*W]</c> to tokens <c>[L*B, T, C*size*size]</c>: the image's square patches row by row, each in the
/// order (C, size, size). A linear layer on them is a convolution of that kernel and stride.
/// </summary>
/// <param name="channels">C.</param>
/// <param name="height">H, a multiple of the patch's side.</param>
/// <param name="width">W, likewise.</param>
/// <param name="size">Side of a patch.</param>
public sealed class Patches(int channels, int height, int width, int size) : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => x
        .view(-1, channels, height / size, size, width / size, size)
        .permute(0, 2, 4, 1, 3, 5)
        .reshape(x.shape[0], -1, channels * size * size);
}

/// <summary>Puts one learned token, the same for every sample, before the others: <c>[L*B, T, F]</c> to <c>[L*B, T+1, F]</c>.</summary>
public sealed class ClassToken(string name, int features) : Layer
{
    private readonly Parameter token = new($"{name}.weight", [features], Initialiser.Normal(0.02));

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [token];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        long samples = x.shape[0], features = x.shape[2];
        var first = pass.ByLane(token).unsqueeze(1).expand(-1, samples / pass.Lanes, -1).reshape(samples, 1, features);
        return pass.Record(this, x, cat([first, x], 1));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power) =>
        [power.Of(delta.select(1, 0)).view(pass.Lanes, -1, delta.shape[2]).sum(1)];
}

/// <summary>Adds a learned vector to each of at most <paramref name="tokens"/> tokens, its own at each place: <c>[L*B, T, F]</c>.</summary>
public sealed class PositionEmbedding(string name, int tokens, int features) : Layer
{
    private readonly Parameter positions = new($"{name}.weight", [tokens, features], Initialiser.Normal(0.02));

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [positions];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">T is larger than the number of positions.</exception>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        long length = x.shape[1];
        if (length > tokens)
        {
            throw new ArgumentException($"{positions.Name}: expected at most {tokens} tokens a sample, found {length}", nameof(x));
        }

        var first = pass.ByLane(positions).narrow(1, 0, length).unsqueeze(1);
        return pass.Record(this, x, (x.view(pass.Lanes, -1, length, features) + first).view(x.shape));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        var sums = power.Of(delta).reshape(pass.Lanes, -1, delta.shape[1] * features).sum(1);
        return [nn.functional.pad(sums, [0, positions.Size - sums.shape[1]])];
    }
}

/// <summary>The first token of each sample: <c>[L*B, T, F]</c> to <c>[L*B, F]</c>.</summary>
public sealed class FirstToken : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => x.select(1, 0);
}
