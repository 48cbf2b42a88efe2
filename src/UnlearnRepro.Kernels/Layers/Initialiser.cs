namespace UnlearnRepro.Kernels.Layers;

/// <summary>How a parameter starts.</summary>
public abstract record Initialiser
{
    /// <summary>A constant in every lane.</summary>
    public static Initialiser Constant(double value) => new Filled(value);

    /// <summary>
    /// Uniform on [-1/sqrt(fanIn), 1/sqrt(fanIn)]: PyTorch's default for linear and convolution layers
    /// (He et al. 2015 with a = sqrt 5).
    /// </summary>
    public static Initialiser FanIn(long fanIn) => new Symmetric(1 / Math.Sqrt(fanIn));

    /// <summary>Draws one lane.</summary>
    internal abstract Tensor Draw(long[] shape, Generator generator);

    private sealed record Filled(double Value) : Initialiser
    {
        internal override Tensor Draw(long[] shape, Generator generator) => full(shape, Value, dtype: float32);
    }

    private sealed record Symmetric(double Bound) : Initialiser
    {
        internal override Tensor Draw(long[] shape, Generator generator) =>
            empty(shape, dtype: float32).uniform_(-Bound, Bound, generator);
    }
}
