using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// One model's predictions on every set that a metric looks at, by one forward pass over each image. D'_f is rows of D', and
/// gets a pass of its own only where the scenario makes other images of them.
/// </summary>
public sealed class Evaluation : IDisposable
{
    /// <summary>Runs the model over D_f, D_r and D'.</summary>
    public Evaluation(Model model, ForgettingData data)
    {
        Forget = Predictions.Of(model, data.Forget);
        Retain = Predictions.Of(model, data.Retain);
        Test = Predictions.Of(model, data.Test);
        TestForget = data.CorruptedTestForget is { } corrupted ? Predictions.Of(model, corrupted) : Test.Rows(data.TestForgetRows);
        TestRetain = Test.Rows(data.TestRetainRows);
    }

    /// <summary>Whether every logit is finite.</summary>
    public bool IsFinite
    {
        get
        {
            using var scope = TensorScope.Begin();
            return ((Predictions[])[Forget, Retain, Test, TestForget]).All(p => p.Logits.isfinite().all().item<bool>());
        }
    }

    /// <summary>On D_f.</summary>
    public Predictions Forget { get; }

    /// <summary>On D_r.</summary>
    public Predictions Retain { get; }

    /// <summary>On D', all of it.</summary>
    public Predictions Test { get; }

    /// <summary>On D'_f.</summary>
    public Predictions TestForget { get; }

    /// <summary>On D'_r.</summary>
    public Predictions TestRetain { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var predictions in (Predictions[])[Forget, Retain, Test, TestForget, TestRetain])
        {
            predictions.Dispose();
        }
    }
}
