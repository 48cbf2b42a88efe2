using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// M_o less what the forgotten clients added to it: <c>W_T - Strength / n sum_{c in F} sum_t (w_{c,t} - W_t)</c>, n the number of all clients. Nobody is
/// asked. At Strength 1 it is W_0 and the others' updates at the weights n that they had in training; <see cref="FedRemoveUpdates"/> divides by those who stay.
/// <para>Source: subtraction of a client's historical updates (Wu, Zhu, Mitra 2022, arXiv 2201.09441), without the distillation that follows there.</para>
/// </summary>
/// <param name="Strength">How often they are subtracted.</param>
public sealed record Subtraction([Above(0)] double Strength = 1) : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        var log = original.LogFor(this);
        double[] weights = [.. original.Weights];
        foreach (int client in data.Forgotten)
        {
            TensorPrimitives.MultiplyAdd(log.Updates[client], -Strength / data.Clients.Count, weights, weights);
        }

        return new(weights);
    }
}
