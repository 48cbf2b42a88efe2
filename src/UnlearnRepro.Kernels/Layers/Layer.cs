namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// A step of a network, without values of its own: those live in the <see cref="Model"/> that a <see cref="Pass"/> runs.
/// Vectors and sequences of T tokens carry the lanes in the batch axis, <c>[L*B, F]</c> and <c>[L*B, T, F]</c>; images in the
/// channel axis, <c>[B, L*C, H, W]</c>, where grouped convolution, pooling and batch norm are per lane by themselves. With one
/// lane all are the usual shapes.
/// </summary>
public abstract class Layer
{
    /// <summary>The layers that hold values, in storage order: this one, or all that a composite is made of.</summary>
    public virtual IReadOnlyList<Layer> Parts => [this];

    /// <summary>Trainable tensors, in storage order; a composite has none of its own.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Tensors that are kept and not trained.</summary>
    public virtual IReadOnlyList<StateBuffer> Buffers => [];

    /// <summary>
    /// Applies the layer; one with parameters hands its input and output to <see cref="Pass.Record"/>, and a composite applies
    /// its parts in storage order, so that the tape is in that order too.
    /// </summary>
    public abstract Tensor Forward(Tensor x, Pass pass);

    /// <summary>
    /// Sum over samples of <paramref name="power"/> of the per-sample gradient, one tensor <c>[L, size]</c> per parameter,
    /// without a loop over samples. A sample's gradient is the sum over its positions or tokens, and the power comes after it.
    /// </summary>
    /// <param name="input">What <see cref="Forward"/> saw.</param>
    /// <param name="delta">Gradient of the summed per-sample loss with respect to what <see cref="Forward"/> gave.</param>
    /// <param name="pass">The pass in which both were recorded.</param>
    /// <param name="power">Square or absolute value.</param>
    public virtual IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power) => [];
}

/// <summary>What is summed over per-sample gradients.</summary>
public enum Power
{
    /// <summary>|g|, as LFSSD does.</summary>
    Absolute,

    /// <summary>g squared, the diagonal of the empirical Fisher information.</summary>
    Square,
}

/// <summary>Applies a <see cref="Power"/>.</summary>
public static class PowerExtensions
{
    /// <summary>|x| or x squared, elementwise.</summary>
    public static Tensor Of(this Power power, Tensor x) => power == Power.Square ? x.square() : x.abs();
}
