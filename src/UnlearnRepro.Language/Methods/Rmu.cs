using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Misdirects representations: after some blocks, the activations of D_f's answers are drawn to one random direction u of length c and those of D_r's are held
/// to M_o's: min gamma mean |h - c u|^2 + alpha mean |h - h_o|^2, means over features, then over an answer's tokens, then over answers. u is a unit
/// vector with no negative entry, of a stream of its own, so that it does not change with the order of D_f.
/// <para>Paper: Li et al. 2024 (WMDP, arXiv 2403.03218). Reference code: OpenUnlearning, <c>trainer/unlearn/rmu.py</c> (c 2 in its TOFU settings, 20 in the
/// class; gamma 1, alpha 1, all parameters).</para>
/// </summary>
/// <param name="Steering">c, the length that activations are drawn to.</param>
/// <param name="Blocks">After how many blocks; after the last, only the head is left to change them.</param>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Alpha">Weight of the loss of D_r.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which leaves the direction to be drawn.</param>
public sealed record Rmu(
    [AtLeast(0)] double Steering = 6,
    [AtLeast(1)] int Blocks = 1,
    [AtLeast(0)] double Gamma = 1,
    [AtLeast(0)] double Alpha = 1,
    [AtLeast(0)] double LearningRate = 5e-4,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(0)] int BatchSize = 16) : IUnlearningMethod<AnswerProblem>
{
    /// <inheritdoc/>
    /// <remarks>The direction is drawn even where nothing else is.</remarks>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, AnswerProblem problem, Streams streams)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        int most = (original.Network.Layers.Count - Decoder.After(0) - 2) / 2;
        if (Blocks > most)
        {
            throw new ArgumentException(
                $"method {nameof(Rmu)}, {nameof(Blocks)}: expected at most {most}, the blocks of {original.Network.Name}, found {Blocks}");
        }

        int layers = Decoder.After(Blocks);
        using var scope = TensorScope.Begin();
        var target = Target(streams, Kept.Unchanged(() => original.Forward(problem.Forget.Slice(0, 1, original.Lanes).X, ..layers)));
        return new ForgetAnchored(problem, streams, BatchSize).Minimise(original, LearningRate, Epochs, (model, step) =>
        {
            var (forget, retain) = (step.Forget, step.Retain);
            var activations = model.Forward(forget.X, ..layers);
            var away = activations - target.repeat_interleave(step.Count, 0).unsqueeze(1);
            var moved = model.Forward(retain.X, ..layers) - Kept.Unchanged(() => original.Forward(retain.X, ..layers));
            return (Gamma * Square(away, problem.Form, forget)) + (Alpha * Square(moved, problem.Form, retain));
        });
    }

    // c u of each lane, [L, F], on the activations' device.
    private Tensor Target(Streams streams, Tensor activations)
    {
        return (Steering * Direction(streams, activations.shape[^1])).to(activations.dtype).to(activations.device);
    }

    /// <summary>u of each lane, <c>[L, F]</c>, float64.</summary>
    internal static Tensor Direction(Streams streams, long features)
    {
        var direction = (streams.Uniform("vector", 0, features, 1) + 1) / 2;
        return direction / linalg.vector_norm(direction, 2, [1], keepdim: true);
    }

    /// <summary>The mean square over features, then over an answer's own tokens, then over answers, <c>[L]</c>.</summary>
    internal static Tensor Square(Tensor difference, NextToken form, Batch batch)
    {
        // Place t predicts token t + 1; the activations meant are those of the tokens themselves.
        var tokens = form.Counts(batch).roll(1, 1).to(difference.dtype);
        return Loss.Mean((difference.square().mean([-1]) * tokens).sum([1]) / tokens.sum([1]), batch.Lanes);
    }
}
