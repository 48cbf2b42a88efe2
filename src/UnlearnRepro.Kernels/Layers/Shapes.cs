namespace UnlearnRepro.Kernels.Layers;

/// <summary>max(x, 0).</summary>
public sealed class Relu : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => nn.functional.relu(x);
}

/// <summary>x Phi(x), Phi the normal distribution's function: the exact form (Hendrycks and Gimpel 2016).</summary>
public sealed class Gelu : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => nn.functional.gelu(x);
}

/// <summary>Maximum over square windows that do not overlap, on <c>[B, L*C, H, W]</c>.</summary>
public sealed class MaxPool(int size) : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => nn.functional.max_pool2d(x, [size, size]);
}

/// <summary>Mean over all pixels of each channel: <c>[B, L*C, H, W]</c> to <c>[B, L*C, 1, 1]</c>.</summary>
public sealed class GlobalAveragePool : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => x.mean([2, 3], keepdim: true);
}

/// <summary>
/// From vectors <c>[L*B, C*H*W]</c> to images <c>[B, L*C, H, W]</c>, stored pixel by pixel with the channels innermost, as every
/// layer after it then keeps them: libtorch pools and convolves few channels several times faster in that order.
/// </summary>
public sealed class ToImage(int channels, int height, int width) : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => x
        .view(pass.Lanes, -1, channels, height, width)
        .permute(1, 3, 4, 0, 2)
        .flatten(1)
        .view(-1, height, width, pass.Lanes * channels)
        .permute(0, 3, 1, 2);
}

/// <summary>From images <c>[B, L*C, H, W]</c> to vectors <c>[L*B, C*H*W]</c>.</summary>
public sealed class ToVector : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => pass.Lanes == 1
        ? x.flatten(1)
        : x.reshape(x.shape[0], pass.Lanes, -1).transpose(0, 1).flatten(0, 1);
}
