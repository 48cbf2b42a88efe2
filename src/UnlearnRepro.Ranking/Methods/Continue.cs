using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>M_o trained further by all clients, and attackers attack on: what more rounds alone do. The control of <see cref="FineTuning"/>.</summary>
/// <param name="Share">How long, as a share of the training's rounds.</param>
public sealed record Continue([Above(0)] double Share = 1) : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        var server = new Server(data, seed, original.Weights, data.Recipe.Rounds);
        server.Average(data.Everyone, data.Recipe.RoundsOf(Share));
        return server.Ranker();
    }
}
