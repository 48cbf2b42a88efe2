using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Kernels.Training;

/// <summary>
/// The next token of a sequence. Inputs are token numbers <c>[L*B, T]</c> (int64), outputs logits <c>[L*B, T, V]</c>, and a sample's label
/// is the place of its first token that counts: 0 for plain text, the end of the question for an answer. Place t predicts token
/// t + 1, so that a first token is never predicted and the last place predicts nothing. The loss of a sample is the mean cross-entropy
/// over its tokens that count, and 0 where none does.
/// </summary>
/// <param name="Padding">The token that fills up short sequences; it never counts.</param>
public sealed record NextToken(long Padding) : Objective
{
    /// <inheritdoc/>
    public override Tensor PerSample(Tensor output, Batch batch)
    {
        var places = Loss.CrossEntropyPerSample(output.flatten(0, 1), Targets(batch).flatten());
        return BySample(places.view(batch.X.shape), batch);
    }

    /// <inheritdoc/>
    /// <remarks>The last place of a sample has its first token, which never counts there.</remarks>
    public override Tensor Targets(Batch batch) => batch.X.roll(-1, 1);

    /// <inheritdoc/>
    public override Tensor BySample(Tensor places, Batch batch)
    {
        var counts = Counts(batch);
        return where(counts, places, zeros_like(places)).sum(1) / counts.sum(1).clamp_min(1);
    }

    /// <summary>The places that predict a token that counts, <c>[L*B, T]</c>, bool.</summary>
    /// <param name="batch">Sequences.</param>
    public Tensor Counts(Batch batch)
    {
        long length = batch.X.shape[1];
        var next = arange(1, length + 1, device: batch.X.device);
        return (next < length).logical_and(next >= batch.Y.unsqueeze(1)).logical_and(Targets(batch) != Padding);
    }
}
