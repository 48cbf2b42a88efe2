using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// The mean of the weights that the clients who stay sent last: <c>mean_{c in R} w_{c,T}</c>. Nobody is asked.
/// <para>Source: FedRemove of Tao et al. 2025 (arXiv 2505.12791), whose code goes through the rounds and sets the weights to that mean in each, so that
/// the last round is what remains. It is also the reference model of <see cref="Pga"/>. What was sent last started at W_T's predecessor, which all
/// clients had made: this is M_o within a round.</para>
/// </summary>
public sealed record FedRemoveWeights : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed) => new(original.LogFor(this).Last.Mean(data.Retained));
}
