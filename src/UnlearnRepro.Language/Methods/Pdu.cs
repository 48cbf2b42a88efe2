using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Flattens the logits of D_f under a bound on the loss of D_r, by a primal and a dual step each: min gamma L_f + lambda (L_r - epsilon), L_f the mean over
/// tokens of (max_v z - mean_v z)^2, and after the first epochs lambda becomes max(0, lambda + eta (L_r - epsilon)) after every step.
/// <para>Paper: Entesari et al. 2025 (arXiv 2506.05314). Reference code: OpenUnlearning, <c>trainer/unlearn/pdu.py</c> (eta 1; lambda 50 to 100 at first;
/// 5 epochs before the first dual step; epsilon a little above M_o's loss of D_r).</para>
/// <para>Deviation: a place counts where it predicts a token of the answer; the reference counts those where such a token stands, one later.</para>
/// </summary>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Epsilon">epsilon, the loss of D_r that is allowed, in nats a token.</param>
/// <param name="Multiplier">lambda at first.</param>
/// <param name="Eta">eta, the dual step size.</param>
/// <param name="Warmup">Epochs in which lambda stays.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record Pdu(
    [AtLeast(0)] double Gamma = 1,
    [AtLeast(0)] double Epsilon = 0.1,
    [AtLeast(0)] double Multiplier = 50,
    [AtLeast(0)] double Eta = 1,
    [AtLeast(0)] int Warmup = 2,
    [AtLeast(0)] double LearningRate = 5e-4,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(0)] int BatchSize = 16) : IUnlearningMethod<AnswerProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => BatchSize == 0 ? Randomness.None : Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, AnswerProblem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var multiplier = full([original.Lanes], Multiplier, original.Theta.dtype, original.Theta.device);
        return new ForgetAnchored(problem, streams, BatchSize).Minimise(original, LearningRate, Epochs, (model, step) =>
        {
            var forget = step.Forget;
            var excess = Kept.Likelihood(model, step) - Epsilon;
            var loss = (Gamma * Flatness(model.Forward(forget.X), problem.Form, forget)) + (multiplier.clone() * excess);
            if (step.Epoch.Number >= Warmup)
            {
                Ascend(multiplier, excess.detach(), Eta);
            }

            return loss;
        });
    }

    /// <summary>L_f, <c>[L]</c>; 0 for logits that are all equal.</summary>
    internal static Tensor Flatness(Tensor logits, NextToken form, Batch forget) =>
        Answered.Of(logits, form, forget).MeanOf((logits.amax([-1]) - logits.mean([-1])).square());

    /// <summary>The dual step: lambda, <c>[L]</c>, is changed in place.</summary>
    internal static void Ascend(Tensor multiplier, Tensor excess, double eta)
    {
        using var noGrad = no_grad();
        multiplier.add_(excess, alpha: eta).clamp_min_(0);
    }
}
