using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// The loop of the field's unlearning of language models (OpenUnlearning): an epoch goes over D_f in random order, and every sequence has a partner of D_r that
/// is drawn anew, with replacement. AdamW with a decay of .01 and gradients clipped at 1; the step size rises over the first epoch and falls to 0 by
/// straight lines, as its experiments have it, so that the very first step has size 0 and a run of one step moves nothing. With batches of size 0 every step
/// sees all of D_f and all of D_r, and nothing is drawn.
/// </summary>
/// <param name="problem">What is to be forgotten.</param>
/// <param name="streams">The unlearning seeds.</param>
/// <param name="batchSize">Sequences of D_f per step; 0 for all.</param>
internal sealed class ForgetAnchored(AnswerProblem problem, Streams streams, int batchSize)
{
    private const double Decay = 0.01, Clip = 1;

    /// <summary>A copy of M_o that minimises <paramref name="loss"/>.</summary>
    /// <param name="original">M_o.</param>
    /// <param name="learningRate">The largest step size.</param>
    /// <param name="epochs">Passes over D_f.</param>
    /// <param name="loss">The loss of each lane, <c>[L]</c>, of a step.</param>
    public Model Minimise(Model original, double learningRate, int epochs, Func<Model, Step, Tensor> loss)
    {
        streams.RequireLanes(original.Lanes);
        var model = original.Clone();
        using var state = new Clipped(new AdamW(learningRate, WeightDecay: Decay), Clip).For(model);
        int each = batchSize == 0 ? 1 : Descent.Steps(problem.Forget.Count, batchSize);
        var schedule = Schedules.Linear(learningRate, epochs * each, each);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            using var scope = TensorScope.Begin();
            using var drawn = batchSize == 0 ? EpochDraws.Whole(problem, original.Lanes, epoch) : EpochDraws.Of(problem, streams, epoch);
            foreach (var step in drawn.Steps(batchSize))
            {
                using var part = TensorScope.Begin();
                model.Backward(loss(model, step));
                state.Step(schedule(state.Steps));
            }
        }

        return model;
    }
}
