namespace UnlearnRepro.Kernels.Layers;

/// <summary>An architecture: layers in order. It holds no values, so that one network serves any number of models and lanes.</summary>
public sealed class Network
{
    private readonly IReadOnlyList<Layer> layers;

    /// <summary>States an architecture.</summary>
    /// <param name="name">Its name in records and cache keys, e.g. <c>mlp-64-128-10</c>.</param>
    /// <param name="layers">The layers.</param>
    /// <exception cref="ArgumentException">Two layers have one name: a file could hold only one of them.</exception>
    public Network(string name, IReadOnlyList<Layer> layers)
    {
        (Name, this.layers) = (name, layers);
        Parameters = [.. layers.SelectMany(l => l.Parameters)];
        Buffers = [.. layers.SelectMany(l => l.Buffers)];
        var names = Parameters.Select(p => p.Name).Concat(Buffers.Select(b => b.Name));
        if (names.GroupBy(n => n).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{name}: expected every name once, found '{twice.Key}' {twice.Count()} times", nameof(layers));
        }
    }

    /// <summary>Its name; two networks of one name are the same architecture.</summary>
    public string Name { get; }

    /// <summary>All parameters, in storage order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>All buffers, in storage order.</summary>
    public IReadOnlyList<StateBuffer> Buffers { get; }

    /// <summary>P, the number of trainable values of one lane.</summary>
    public long Size => Parameters.Sum(p => p.Size);

    /// <summary>Number of linear and convolution layers.</summary>
    public int Depth => layers.Count(Counts);

    /// <summary>
    /// The layers from the <paramref name="k"/>-th last linear or convolution layer on; batch norm belongs to the layer that
    /// it follows. With k the <see cref="Depth"/> they are all.
    /// </summary>
    internal IEnumerable<Layer> Last(int k) => k == Depth ? layers : layers.Skip(layers.Index().Where(l => Counts(l.Item)).ElementAt(Depth - k).Index);

    /// <summary>Logits <c>[L*B, classes]</c> of vectors <c>[L*B, features]</c>.</summary>
    internal Tensor Forward(Tensor x, Pass pass)
    {
        PassMeter.Add(x.shape[0] / pass.Lanes);
        foreach (var layer in layers)
        {
            x = layer.Forward(x, pass);
        }

        return x;
    }

    private static bool Counts(Layer layer) => layer is Linear or Convolution;
}
