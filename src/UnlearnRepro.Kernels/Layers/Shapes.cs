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
    /// <remarks>
    /// libtorch's pooling notes where each maximum was, which only a backward pass needs, and is ten times slower for it: without
    /// a gradient it is the larger of neighbours, first in each row and then of rows.
    /// </remarks>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        if (x.requires_grad || x.shape[2] % size != 0 || x.shape[3] % size != 0)
        {
            return nn.functional.max_pool2d(x, [size, size]);
        }

        var columns = x.unflatten(3, [-1, size]).unbind(4).Aggregate(maximum);
        return columns.unflatten(2, [-1, size]).unbind(3).Aggregate(maximum);
    }
}

/// <summary>Mean over all pixels of each channel: <c>[B, L*C, H, W]</c> to <c>[B, L*C, 1, 1]</c>.</summary>
public sealed class GlobalAveragePool : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => x.mean([2, 3], keepdim: true);
}

/// <summary>From vectors <c>[L*B, C*H*W]</c> to images <c>[B, L*C, H, W]</c>.</summary>
public sealed class ToImage(int channels, int height, int width) : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => pass.Lanes == 1
        ? x.view(-1, channels, height, width)
        : x.view(pass.Lanes, -1, x.shape[1]).transpose(0, 1).reshape(-1, pass.Lanes * channels, height, width);
}

/// <summary>From images <c>[B, L*C, H, W]</c> to vectors <c>[L*B, C*H*W]</c>.</summary>
public sealed class ToVector : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass) => pass.Lanes == 1
        ? x.flatten(1)
        : x.reshape(x.shape[0], pass.Lanes, -1).transpose(0, 1).flatten(0, 1);
}
