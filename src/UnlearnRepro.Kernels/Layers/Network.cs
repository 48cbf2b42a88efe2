namespace UnlearnRepro.Kernels.Layers;

/// <summary>An architecture: layers in order. It holds no values, so that one network serves any number of models and lanes.</summary>
/// <param name="name">Its name in records and cache keys, e.g. <c>mlp-64-128-10</c>.</param>
/// <param name="layers">The layers.</param>
public sealed class Network(string name, IReadOnlyList<Layer> layers)
{
    /// <summary>Its name; two networks of one name are the same architecture.</summary>
    public string Name => name;

    /// <summary>All parameters, in storage order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. layers.SelectMany(l => l.Parameters)];

    /// <summary>All buffers, in storage order.</summary>
    public IReadOnlyList<StateBuffer> Buffers { get; } = [.. layers.SelectMany(l => l.Buffers)];

    /// <summary>P, the number of trainable values of one lane.</summary>
    public long Size => Parameters.Sum(p => p.Size);

    /// <summary>Logits <c>[L*B, classes]</c> of vectors <c>[L*B, features]</c>.</summary>
    internal Tensor Forward(Tensor x, Pass pass)
    {
        foreach (var layer in layers)
        {
            x = layer.Forward(x, pass);
        }

        return x;
    }
}
