using UnlearnRepro.Kernels.Layers;

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
        var (form, logits) = (step.Epoch.Problem.Form, model.Forward(retain.X));
        var divergence = Kernels.Losses.Divergence.Kl(Unchanged(() => original.Forward(retain.X)), logits);
        return Answered.Of(logits, form, retain).MeanOf(divergence);
    }

    /// <summary>What a model says that does not change.</summary>
    public static Tensor Unchanged(Func<Tensor> says)
    {
        using var noGrad = no_grad();
        return says();
    }
}
