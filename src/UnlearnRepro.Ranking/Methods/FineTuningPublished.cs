using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// Fine-tuning as the code of Tao et al. 2025 (arXiv 2505.12791, commit c647912) runs it: the number of rounds T is passed where the interactions of a round
/// are expected, so that in each of T rounds every client who stays goes through all of its queries, or T of them if it has more. Messages are weighted by
/// interactions. <see cref="FineTuning"/> has the interactions that training had.
/// </summary>
public sealed record FineTuningPublished : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        int rounds = data.Recipe.Rounds;
        int[] interactions = [.. data.Retained.Select(client => Math.Min(rounds, data.Clients[client].Count))];
        var server = new Server(data, seed, original.Weights, rounds);
        while (server.Round < rounds)
        {
            var sent = server.Ask(data.Retained, client => server.Train(client, Math.Min(rounds, data.Clients[client].Count)));
            server.Next(Averages.Of(sent, interactions));
        }

        return server.Ranker();
    }
}
