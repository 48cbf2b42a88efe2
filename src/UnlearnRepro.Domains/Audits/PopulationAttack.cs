using UnlearnRepro.Domains.Attacks;

namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// The attack that knows nothing of single samples: one threshold on phi for all of D_f. Its AUC is P(phi of a model that forgot &gt; phi of
/// a model that never saw), over all pairs of model and sample: above 0.5 D_f is remembered, below 0.5 it is more unlikely than to a model that
/// never saw it. <see cref="ULira"/> is the same question with a law for each sample; where samples differ more than worlds do, this sees little.
/// </summary>
public static class PopulationAttack
{
    /// <summary>The AUC.</summary>
    public static double[] Audit(Worlds worlds) =>
        [Roc.Auc([.. worlds.Forgotten.SelectMany(m => m.Forget)], [.. worlds.Unseen.SelectMany(m => m.Forget)])];
}
