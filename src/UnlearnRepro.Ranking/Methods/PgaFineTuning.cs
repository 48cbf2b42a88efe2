using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// <see cref="Pga"/>, and then <see cref="FineTuning"/> by the clients who stay, whose rounds follow those of the ascent. Paper and deviations as there;
/// the notebook has 5 passes and then 10 rounds.
/// </summary>
/// <param name="Rounds">Rounds of ascent at most.</param>
/// <param name="Radius">The ball's radius, as a share of the distance between w_ref and a model that is not trained.</param>
/// <param name="Stop">The ascent stops where the distance to the forgotten clients' mean message exceeds so many radii.</param>
/// <param name="Share">How long it is fine-tuned, as a share of the training's rounds.</param>
public sealed record PgaFineTuning(
    [AtLeast(1)] int Rounds = 20,
    [Above(0)] double Radius = 1.0 / 3,
    [Above(0)] double Stop = 1,
    [Above(0)] double Share = 0.1) : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        var server = new Pga(Rounds, Radius, Stop).Ascended(this, original, data, seed);
        server.Average(data.Retained, data.Recipe.RoundsOf(Share));
        return server.Ranker();
    }
}
