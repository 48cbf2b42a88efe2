namespace UnlearnRepro.Kernels.Layers;

/// <summary>A trainable tensor of a layer: its name in the network, its shape in one lane and how it starts.</summary>
/// <param name="Name">e.g. <c>fc1.weight</c>.</param>
/// <param name="Shape">Without the lane axis.</param>
/// <param name="Start">How it is initialised.</param>
public sealed record Parameter(string Name, long[] Shape, Initialiser Start)
{
    /// <summary>Number of values in one lane.</summary>
    public long Size { get; } = Shape.Aggregate(1L, (a, b) => a * b);

    /// <summary>Two parameters are the same only if they are one object.</summary>
    public bool Equals(Parameter? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A tensor that a layer keeps but does not train, such as batch norm's running mean.</summary>
/// <param name="Name">e.g. <c>bn1.running_mean</c>.</param>
/// <param name="Size">Number of values in one lane.</param>
/// <param name="Start">The value it starts with.</param>
public sealed record StateBuffer(string Name, long Size, double Start);
