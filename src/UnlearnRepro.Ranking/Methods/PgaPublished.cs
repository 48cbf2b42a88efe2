using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// Gradient ascent as the code of Tao et al. 2025 (arXiv 2505.12791, commit c647912) runs it under the name of PGA: for T rounds from M_o all clients are
/// averaged, the forgotten ones going the other way. The reference model, the ball and the stop of <see cref="Pga"/> are computed there and not used. The
/// forgotten clients draw their queries from the whole training set. An attacker's noise is of another law than in training and is negated afterwards,
/// so that it helps.
/// </summary>
public sealed record PgaPublished : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        var server = new Server(data, seed, original.Weights, data.Recipe.Rounds);
        var ascent = new PublishedAscent(data, seed);
        while (server.Round < data.Recipe.Rounds)
        {
            var sent = server.Ask(data.Everyone, client =>
                data.Forgotten.Contains(client) ? ascent.Train(server.Weights, client, server.Round) : server.Train(client));
            server.Next(Averages.Of(sent));
        }

        return server.Ranker();
    }
}
