using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>
/// The work of a client who is to be forgotten as the code of Tao et al. 2025 (commit c647912) has it: queries are drawn from the whole training set and not
/// the client's own; an attacker makes <c>-gamma g + mu</c> of a gradient, gamma uniform in [0, 1), and then all steps are negated.
/// </summary>
internal sealed class PublishedAscent(Federation federation, Seed seed)
{
    private readonly Draws draws = new(seed, federation.Clients.Count);
    private readonly Pdgd pdgd = new(federation.Recipe.Shown);

    /// <summary>A client's message, and the mean nDCG of the lists that it was shown.</summary>
    public (float[] Message, double Online) Train(double[] weights, int client, int round)
    {
        double[] copy = [.. weights], gradient = new double[weights.Length];
        var (lists, clicks, queries, noise) = (
            draws.ListsOf(client, round), draws.ClicksOf(client, round), draws.QueriesOf(client, round), draws.NoiseOf(client, round));
        var user = federation.Attack == Attack.Clicks ? federation.Attacker : federation.User;
        var all = federation.Data.Train.Queries;
        double seen = 0;
        for (int k = 0; k < federation.Recipe.Interactions; k++)
        {
            var query = all[queries.Below(all.Count)];
            pdgd.Show(query, copy, lists);
            pdgd.Click(query, user, clicks);
            pdgd.Gradient(query, gradient);
            if (federation.Attack == Attack.Updates)
            {
                UpdatePoison.ApplyUnlearning(gradient, noise);
            }

            TensorPrimitives.MultiplyAdd(gradient, -federation.Recipe.LearningRate, copy, copy);
            seen += query.HasRelevant ? Ndcg.Gain(pdgd.Grades, 10) / query.Ideal(10) : 0;
        }

        return (Array.ConvertAll(copy, weight => (float)weight), seen / federation.Recipe.Interactions);
    }
}
