using UnlearnRepro.Kernels.Lanes;

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

    /// <summary>Normal with mean 0 and the given standard deviation.</summary>
    public static Initialiser Normal(double deviation) => new Gaussian(deviation);

    /// <summary>The starting values of one parameter, <c>[L, size]</c>, float64.</summary>
    /// <param name="size">Number of values in one lane.</param>
    /// <param name="index">The parameter's place in the network: the index of the purpose <c>init</c>.</param>
    /// <param name="streams">The run's random numbers.</param>
    internal abstract Tensor Draw(long size, int index, Streams streams);

    private sealed record Filled(double Value) : Initialiser
    {
        internal override Tensor Draw(long size, int index, Streams streams) => full([streams.Lanes, size], Value, dtype: float64);
    }

    private sealed record Symmetric(double Bound) : Initialiser
    {
        internal override Tensor Draw(long size, int index, Streams streams) => streams.Uniform("init", index, size, Bound);
    }

    private sealed record Gaussian(double Deviation) : Initialiser
    {
        internal override Tensor Draw(long size, int index, Streams streams) => Deviation * streams.Normal("init", index, size);
    }
}
