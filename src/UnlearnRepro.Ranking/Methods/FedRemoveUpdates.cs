using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// The training replayed from what was sent, without the forgotten clients: <c>W_0 + sum_t mean_{c in R} (w_{c,t} - W_t)</c>. Nobody is asked.
/// <para>Source: FedRemove as Tao et al. 2025 (arXiv 2505.12791) compare it; with updates in place of weights, since of weights the last round alone
/// counts (<see cref="FedRemoveWeights"/>).</para>
/// <para>The updates were computed at W_t, to which the forgotten clients had contributed: where these attacked, the others' updates push back, and the
/// sum overshoots.</para>
/// </summary>
public sealed record FedRemoveUpdates : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        var log = original.LogFor(this);
        double[] weights = Averages.Of(log.Updates, data.Retained);
        TensorPrimitives.Add(weights, log.Initial, weights);
        return new(weights);
    }
}
