using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Kernels.Training;

/// <summary>
/// What a network is trained to do, as losses of a batch read off what the network gives. A method that only has to know how well a
/// sample is known is written against this, and serves labels and token sequences alike.
/// </summary>
public abstract record Objective
{
    /// <summary>Loss of each sample, <c>[L*B]</c>.</summary>
    /// <param name="output">What the network gives, <c>[L*B, ..., C]</c>: logits at every place where a sample predicts.</param>
    /// <param name="batch">The batch that it was given.</param>
    public abstract Tensor PerSample(Tensor output, Batch batch);

    /// <summary>Its mean over the samples of each lane: <c>[L]</c>, or a scalar if L = 1.</summary>
    /// <param name="output">What the network gives, <c>[L*B, ..., C]</c>.</param>
    /// <param name="batch">The batch that it was given.</param>
    public virtual Tensor Mean(Tensor output, Batch batch) => Loss.Mean(PerSample(output, batch), batch.Lanes);

    /// <summary>The right answer at every place where a sample predicts, <c>[L*B, ...]</c>, int64.</summary>
    public abstract Tensor Targets(Batch batch);

    /// <summary>Numbers of places, reduced to one per sample as the loss is: from <c>[L*B, ...]</c> to <c>[L*B]</c>. Divergences are reduced so.</summary>
    /// <param name="places">A number for every place where a sample predicts.</param>
    /// <param name="batch">The batch that they belong to.</param>
    public abstract Tensor BySample(Tensor places, Batch batch);

    /// <summary>Share of each sample's places at which the largest logit is not the right answer's, <c>[L*B]</c>, float64.</summary>
    /// <param name="output">What the network gives, <c>[L*B, ..., C]</c>.</param>
    /// <param name="batch">The batch that it was given.</param>
    public Tensor Wrong(Tensor output, Batch batch) => BySample(output.argmax(-1).ne(Targets(batch)).to(float64), batch);
}
