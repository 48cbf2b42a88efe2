using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>Trained afresh by the clients who stay, as long as M_o was.</summary>
public sealed record Retrain : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Retraining;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed) => Training.Retrained(data, seed);
}
