using System.Globalization;
using System.Text;
using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Kernels.Training;

/// <summary>How a model is trained from scratch; its printed form is part of every cache key.</summary>
/// <param name="Optimiser">The optimiser and its settings.</param>
/// <param name="Epochs">Passes over the training set.</param>
/// <param name="BatchSize">Samples per step; the last batch of an epoch may be smaller.</param>
/// <param name="Warmup">Share of all steps in which the step size rises linearly from 0, in [0, 1).</param>
public sealed record Recipe(Optimiser Optimiser, int Epochs, int BatchSize, double Warmup = 0)
{
    /// <summary>Random changes of the images of every epoch; null for images as they are.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>
    /// The step size of step <paramref name="step"/> (from 0) of <paramref name="steps"/>: a linear rise, then half a
    /// cosine down to 0 (Loshchilov and Hutter 2017), each taken at the middle of the step, so that no step is 0.
    /// </summary>
    public double LearningRate(int step, int steps)
    {
        double progress = (step + 0.5) / steps;
        double factor = progress < Warmup
            ? progress / Warmup
            : 0.5 * (1 + Math.Cos(Math.PI * (progress - Warmup) / (1 - Warmup)));
        return Optimiser.LearningRate * factor;
    }

    // As the compiler writes it, but without a word of an augmentation that is none: keys from before there was any stay.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Optimiser = {Optimiser}, Epochs = {Epochs}, BatchSize = {BatchSize}, Warmup = {Warmup}");
        if (Augmentation is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", Augmentation = {Augmentation}");
        }

        return true;
    }
}
