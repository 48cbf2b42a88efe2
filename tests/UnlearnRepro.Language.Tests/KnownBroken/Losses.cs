using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Methods;

namespace UnlearnRepro.Language.Tests.KnownBroken;

/// <summary>Losses as published code has them.</summary>
internal static class Losses
{
    /// <summary>Where no token is asked for the label is -100, an index that counts from the end; all places count.</summary>
    public static LossOfLogits UndialByWrappedIndex { get; } = (logits, reference, form, batch) =>
    {
        long v = logits.shape[^1], wrapped = ((v - 100) % v + v) % v;
        var right = where(form.Counts(batch), form.Targets(batch), full_like(form.Targets(batch), wrapped));
        return Distilled(logits, reference, right).mean();
    };

    /// <summary>The right tokens are lowered where there are any; all places count.</summary>
    public static LossOfLogits UndialOverAllPlaces { get; } = (logits, reference, form, batch) =>
    {
        var lowered = reference.scatter_add(-1, form.Targets(batch).unsqueeze(-1), -10 * form.Counts(batch).to(reference.dtype).unsqueeze(-1));
        return CrossEntropy(logits, lowered).mean();
    };

    public static LossOfLogits Undial { get; } = (logits, reference, form, batch) => Language.Methods.Undial.Loss(logits, reference, form, batch, beta: 10);

    /// <summary>The mask is that of the tokens themselves, one place after those that predict them.</summary>
    public static LossOfLogits PduBesideItsMask { get; } = (logits, _, form, batch) =>
    {
        var mask = form.Counts(batch).roll(1, 1).to(logits.dtype);
        return (Flat(logits) * mask).sum() / mask.sum();
    };

    public static LossOfLogits PduWithoutAMask { get; } = (logits, _, _, _) => Flat(logits).mean();

    public static LossOfLogits Pdu { get; } = (logits, _, form, batch) => Language.Methods.Pdu.Flatness(logits, form, batch);

    /// <summary>kl_div of all places with the reduction batchmean.</summary>
    public static LossOfLogits DivergenceOverAllPlaces { get; } = (logits, reference, _, _) => Divergence.Kl(reference, logits).mean();

    /// <summary>kl_div of logits that are taken for logarithms.</summary>
    public static LossOfLogits DivergenceOfRawLogits { get; } = (logits, reference, form, batch) =>
        Answered.Of(logits, form, batch).MeanOf((reference.exp() * (reference - logits)).sum(-1));

    public static LossOfLogits KlMin { get; } = (logits, reference, form, batch) => Kept.Divergence(logits, reference, form, batch);

    /// <summary>Logit by logit in the place of ln p of an answer.</summary>
    public static LossOfLogits NpoOfLogits { get; } = (logits, reference, _, _) => Preference.Loss((reference - logits).flatten(), beta: 0.1, lanes: 1);

    public static LossOfLogits Npo { get; } = (logits, reference, form, batch) =>
        Language.Methods.Npo.Loss(Answered.Of(logits, form, batch), Answered.Of(reference, form, batch).Sum, beta: 0.1);

    /// <summary>-ln sigmoid alone: the less, the smaller beta.</summary>
    public static LossOfPreference DpoWithoutItsFactor { get; } = (won, lost, form, beta) => beta / 2 * Dpo(won, lost, form, beta);

    /// <summary>The answers are scored by the tokens of something else.</summary>
    public static LossOfPreference DpoByOtherLabels { get; } = (won, lost, form, beta) => Dpo(won, (lost.Logits, lost.Reference, won.Batch), form, beta);

    public static Tensor Dpo(
        (Tensor Logits, Tensor Reference, Batch Batch) won, (Tensor Logits, Tensor Reference, Batch Batch) lost, NextToken form, double beta) => IdkDpo.Loss(
        Answered.Of(won.Logits, form, won.Batch),
        Answered.Of(won.Reference, form, won.Batch).Sum,
        Answered.Of(lost.Logits, form, lost.Batch),
        Answered.Of(lost.Reference, form, lost.Batch).Sum,
        beta);

    private static Tensor Distilled(Tensor logits, Tensor reference, Tensor right) =>
        CrossEntropy(logits, reference.scatter_add(-1, right.unsqueeze(-1), full_like(reference.gather(-1, right.unsqueeze(-1)), -10)));

    private static Tensor CrossEntropy(Tensor logits, Tensor teacher) => -(teacher.softmax(-1) * logits.log_softmax(-1)).sum(-1);

    private static Tensor Flat(Tensor logits) => (logits.amax([-1]) - logits.mean([-1])).square();
}
