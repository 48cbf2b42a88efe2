namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// y = main(x) + shortcut(x) (He et al. 2016): the block of residual networks and of transformers. Stored and recorded are the
/// main path first, then the shortcut.
/// </summary>
/// <param name="main">The layers of the main path, in order.</param>
/// <param name="shortcut">Those of the shortcut; none for the identity.</param>
public sealed class Residual(IReadOnlyList<Layer> main, IReadOnlyList<Layer> shortcut) : Layer
{
    /// <summary>A block whose shortcut is the identity.</summary>
    public Residual(IReadOnlyList<Layer> main)
        : this(main, [])
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Parts { get; } = [.. main.Concat(shortcut).SelectMany(l => l.Parts)];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        var y = Through(main);
        return y + Through(shortcut);

        Tensor Through(IReadOnlyList<Layer> path) => path.Aggregate(x, (z, layer) => layer.Forward(z, pass));
    }
}
