using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// M_o less a weighted sum of what the forgotten clients changed in each round's mean, and noise:
/// <c>W_T - sum_t p_t (u_t - u^R_t) + N(0, Sigma^2)</c>, u_t the mean update of all clients in round t, u^R_t that of those who stay, and
/// <c>p_t = ||u_t||^2 / sum_j ||u_j||^2</c>. Nobody is asked.
/// <para>Paper: Zhang et al. 2023, FedRecovery (IEEE TIFS 18). The paper could not be read. The formula is its algorithm 2, step 8, as re-implementations
/// quote it; another one takes running sums in p_t's denominator and another residual. So this is a reading of FedRecovery that nobody has confirmed. The
/// weights p_t add up to 1: what is subtracted is as long as one round's update, not as long as the training.</para>
/// <para>Sigma is a number here; the paper derives it from a privacy budget, which is not claimed.</para>
/// </summary>
/// <param name="Sigma">Standard deviation of the noise of every weight. With 0 nothing is drawn.</param>
public sealed record FedRecovery([AtLeast(0)] double Sigma = 0) : IUnlearningMethod<Ranker, Federation>
{
    // A stream of its own: the server's, not a client's.
    private const string Noise = "recovery";

    /// <inheritdoc/>
    public Randomness Randomness => Sigma > 0 ? Randomness.Draws : Randomness.None;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        var log = original.LogFor(this);
        double[] all = Averages.Of(log.Weighted, data.Everyone), weights = Averages.Of(log.Weighted, data.Retained);
        TensorPrimitives.Subtract(weights, all, weights);
        TensorPrimitives.Add(weights, original.Weights, weights);
        if (Sigma > 0)
        {
            var words = seed.Words(Noise, 0);
            for (int k = 0; k < weights.Length; k++)
            {
                weights[k] += Sigma * Uniform.Normal(words);
            }
        }

        return new(weights);
    }
}
