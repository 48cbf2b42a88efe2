using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Language.Methods;

/// <summary>What holds a model to D_r while it forgets.</summary>
internal static class Kept
{
    /// <summary>The mean of -ln p over the tokens of the step's sequences of D_r, <c>[L]</c>.</summary>
    public static Tensor Likelihood(Model model, Step step)
    {
        var retain = step.Retain;
        return Answered.Of(model.Forward(retain.X), step.Epoch.Problem.Form, retain).TokenMean;
    }

    /// <summary>KL(p_o || p) of next-token distributions, in the mean over the same tokens, <c>[L]</c>.</summary>
    public static Tensor Divergence(Model model, Model original, Step step)
    {
        var retain = step.Retain;
        return Divergence(model.Forward(retain.X), Unchanged(() => original.Forward(retain.X)), step.Epoch.Problem.Form, retain);
    }

    /// <summary>The same of logits, <c>[L*B, T, V]</c>.</summary>
    public static Tensor Divergence(Tensor logits, Tensor reference, NextToken form, Batch retain) =>
        Answered.Of(logits, form, retain).MeanOf(Kernels.Losses.Divergence.Kl(reference, logits));

    /// <summary>What a model says that does not change.</summary>
    public static Tensor Unchanged(Func<Tensor> says)
    {
        using var noGrad = no_grad();
        return says();
    }
}
