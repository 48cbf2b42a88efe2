namespace UnlearnRepro.Kernels.Training;

/// <summary>Step sizes by step, for a model that is already trained; what is trained from scratch follows its <see cref="Recipe"/>.</summary>
public static class Schedules
{
    /// <summary>
    /// A linear rise and a linear fall to 0, as Hugging Face's get_linear_schedule_with_warmup has them: at step s of S, W of them
    /// warm-up, s / W and then (S - s) / (S - W). Copied as it is, because published results are of it: with a warm-up the first step
    /// (s = 0) has size 0 and moves nothing, and a run of one step that is all warm-up is none.
    /// </summary>
    /// <param name="learningRate">The largest step size, that of step W.</param>
    /// <param name="steps">S.</param>
    /// <param name="warmup">W; a reference's share of all steps is <see cref="Share"/>, OpenUnlearning's epochs are whole batches of them.</param>
    public static Func<int, double> Linear(double learningRate, int steps, int warmup) => step =>
        learningRate * (step < warmup ? (double)step / warmup : Math.Max(0, steps - step) / (double)Math.Max(1, steps - warmup));

    /// <summary>The warm-up of a share of all steps, rounded up as Hugging Face's trainer does.</summary>
    /// <param name="steps">S.</param>
    /// <param name="ratio">From 0 to 1.</param>
    public static int Share(int steps, double ratio) => (int)Math.Ceiling(steps * ratio);
}
