using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Kernels.Training;

/// <summary>One label per sample: cross-entropy on logits <c>[L*B, C]</c> with labels <c>[L*B]</c>.</summary>
/// <param name="Classes">C.</param>
public sealed record Classification(int Classes) : Objective
{
    /// <inheritdoc/>
    public override Tensor PerSample(Tensor output, Batch batch) => Loss.CrossEntropyPerSample(output, batch.Y);

    /// <inheritdoc/>
    /// <remarks>With one lane it is libtorch's own mean, whose bits every stored result has; a mean of losses is rounded otherwise.</remarks>
    public override Tensor Mean(Tensor output, Batch batch) => Loss.CrossEntropy(output, batch.Y, batch.Lanes);

    /// <inheritdoc/>
    public override Tensor Targets(Batch batch) => batch.Y;

    /// <inheritdoc/>
    public override Tensor BySample(Tensor places, Batch batch) => places;
}
