using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Importances;

/// <summary>
/// The slow definition: one backward pass per sample and lane, powers and means in plain C#. Its gradients are those
/// that <c>GradientTests</c> checks by differences.
/// </summary>
internal static class OneByOne
{
    public static readonly PerSampleLoss CrossEntropy = Given.Objective.PerSample;

    public static readonly PerSampleLoss SquaredNorm = (logits, _) => Loss.SquaredNorm(logits);

    public static PerSampleLoss LossOf(Power power) => power == Power.Square ? CrossEntropy : SquaredNorm;

    /// <summary>The gradients of every sample in one lane.</summary>
    public static double[][] Gradients(Model model, int lane, Samples samples, PerSampleLoss loss)
    {
        using var solo = model.Lane(lane);
        return [.. Enumerable.Range(0, (int)samples.Count).Select(i =>
        {
            using var scope = NewDisposeScope();
            solo.Backward(loss(solo.Forward(samples.X.narrow(0, i, 1)), samples.Slice(i, 1, lanes: 1)));
            return solo.Gradient.Numbers();
        })];
    }

    /// <summary>(1/N) sum_i power(g_i), lane after lane.</summary>
    public static double[] Importance(Model model, Samples samples, PerSampleLoss loss, Power power) =>
        [.. Enumerable.Range(0, model.Lanes).SelectMany(lane =>
        {
            double[][] gradients = Gradients(model, lane, samples, loss);
            return Enumerable.Range(0, (int)model.Network.Size).Select(p => gradients.Average(g => Of(power, g[p])));
        })];

    public static double Of(Power power, double g) => power == Power.Square ? g * g : Math.Abs(g);
}
