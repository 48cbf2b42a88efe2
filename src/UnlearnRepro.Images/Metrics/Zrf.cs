namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// Zero Retrain Forgetting, 1 - JS(M_u, incompetent teacher) on D'_f (Chundawat et al. 2023, arXiv 2205.08096, equation 5): near 1 where M_u
/// guesses as an untrained network does. Retrain's value, not 1, is the ideal: a retrained model is sure of some wrong class.
/// The teacher is one network for all cells of a task and root; in SUPREME its weights depend on s_unlearn and on what else was asked for.
/// </summary>
public static class Zrf
{
    /// <summary>With the true divergence in nats: 1 - ln 2 = 0.307 to 1.</summary>
    public static double Of(Predictions unlearned, Predictions teacher) => 1 - JsDivergence.Between(unlearned, teacher);

    /// <summary>
    /// With <see cref="JsPublished"/>, as SUPREME has it, in single precision: at most 1 up to rounding, mostly close to 1 because that
    /// divergence is divided by C, and not finite where that is not.
    /// </summary>
    public static double Published(Predictions unlearned, Predictions teacher) => (float)(1 - JsPublished.Between(unlearned, teacher));
}
