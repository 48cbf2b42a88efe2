namespace UnlearnRepro.Kernels.Layers;

/// <summary>An architecture: layers in order. It holds no values, so that one network serves any number of models and lanes.</summary>
public sealed class Network
{
    private readonly IReadOnlyList<Layer> parts;

    /// <summary>States an architecture.</summary>
    /// <param name="name">Its name in records and cache keys, e.g. <c>mlp-64-128-10</c>.</param>
    /// <param name="layers">The layers.</param>
    /// <exception cref="ArgumentException">Two layers have one name: a file could hold only one of them.</exception>
    public Network(string name, IReadOnlyList<Layer> layers)
    {
        (Name, Layers, parts) = (name, layers, [.. layers.SelectMany(l => l.Parts)]);
        Parameters = [.. parts.SelectMany(l => l.Parameters)];
        Buffers = [.. parts.SelectMany(l => l.Buffers)];
        var names = Parameters.Select(p => p.Name).Concat(Buffers.Select(b => b.Name));
        if (names.GroupBy(n => n).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{name}: expected every name once, found '{twice.Key}' {twice.Count()} times", nameof(layers));
        }
    }

    /// <summary>Its name; two networks of one name are the same architecture.</summary>
    public string Name { get; }

    /// <summary>The layers in order, a composite as one: what <see cref="Model.Forward(Tensor, Range, bool)"/> counts.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>All parameters, in storage order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>All buffers, in storage order.</summary>
    public IReadOnlyList<StateBuffer> Buffers { get; }

    /// <summary>P, the number of trainable values of one lane.</summary>
    public long Size => Parameters.Sum(p => p.Size);

    /// <summary>Number of linear and convolution layers, those inside composites included: 21 for a ResNet-18 with its 3 shortcuts.</summary>
    public int Depth => parts.Count(Counts);

    /// <summary>
    /// The layers from the <paramref name="k"/>-th last linear or convolution layer on, in storage order, without composites; what
    /// holds values and is neither (a norm, a position embedding) belongs to the layer that it follows. With k the
    /// <see cref="Depth"/> they are all.
    /// </summary>
    /// <remarks>
    /// The convolution of a shortcut is a layer of its own, stored after its block's main path: the last but one of the block is
    /// then parallel to it, not before it. Storage order is an order of computation, so that whatever k is, no layer outside
    /// the last k reads what one of them gives, and their parameters are the end of Theta.
    /// </remarks>
    public IEnumerable<Layer> Last(int k) => k == Depth ? parts : parts.Skip(parts.Index().Where(l => Counts(l.Item)).ElementAt(Depth - k).Index);

    /// <summary>What the given layers make of <paramref name="x"/>: with all of them, logits <c>[L*B, classes]</c> of vectors <c>[L*B, features]</c>.</summary>
    internal Tensor Forward(Tensor x, Range through, Pass pass)
    {
        PassMeter.Add(x.dim() == 4 ? x.shape[0] : x.shape[0] / pass.Lanes); // images have their lanes in the channels
        var (first, count) = through.GetOffsetAndLength(Layers.Count);
        for (int k = first; k < first + count; k++)
        {
            x = Layers[k].Forward(x, pass);
        }

        return x;
    }

    /// <summary>The linear layer that the network ends in; null if it ends otherwise.</summary>
    public Linear? Head => Layers is [.., Linear head] ? head : null;

    /// <summary>The same network with another last layer; the layers before it are shared.</summary>
    public Network WithHead(string name, Linear head) => new(name, [.. Layers.SkipLast(1), head]);

    private static bool Counts(Layer layer) => layer is Linear or Convolution;
}
