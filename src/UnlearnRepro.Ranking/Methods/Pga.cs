using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// Projected gradient ascent: from the reference model w_ref, the mean of what the clients who stay sent last, the forgotten clients train the other way,
/// with the clicks and the attacks that they trained with; the mean of their messages is projected onto a ball around w_ref after every round. It
/// stops early once it is far from the weights that they themselves sent last.
/// <para>Paper: Halimi et al. 2022 (arXiv 2207.05521) for one client; reference code: IBM's notebook. Here: several clients, averaged as in training;
/// plain steps of the training's size, without momentum or clipping; the projection is the server's and not after every step; the fine-tuning that
/// follows there is <see cref="PgaFineTuning"/>.</para>
/// <para>The radius is a share of the distance between w_ref and a model that is not trained, whose weights have the length .01 and any direction: its root
/// mean square, sqrt(|w_ref|^2 + .01^2), so that none is drawn. With a third, as the paper says, the cosine to w_ref stays above sqrt(8)/3 = .943, but for
/// the .01: this alone cannot leave a poisoned model far behind. Copies of the notebook square all distances and project to the root of a third of their
/// mean: a share of 1/sqrt(3) = .577.</para>
/// <para>Where nobody is to be forgotten the result is w_ref.</para>
/// </summary>
/// <param name="Rounds">Rounds of ascent at most.</param>
/// <param name="Radius">The ball's radius, as a share of the distance between w_ref and a model that is not trained.</param>
/// <param name="Stop">
/// It stops where the distance to the forgotten clients' mean message exceeds so many radii. The length of a linear ranker grows with its rounds, so that a
/// bare number (the notebook has 2.2, squared) would mean something else for every training. Nothing in the ball is further than 1 plus the distance of
/// w_ref from that message in radii: above that it never stops.
/// </param>
public sealed record Pga(
    [AtLeast(1)] int Rounds = 20,
    [Above(0)] double Radius = 1.0 / 3,
    [Above(0)] double Stop = 1) : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        return Ascended(this, original, data, seed).Ranker();
    }

    /// <summary>The server after the ascent, of this method or one that goes on.</summary>
    internal Server Ascended(IMethod method, Ranker original, Federation data, Seed seed)
    {
        var last = original.LogFor(method).Last;
        double[] reference = last.Mean(data.Retained);
        var server = new Server(data, seed, reference, data.Recipe.Rounds);
        if (data.Forgotten.Count == 0)
        {
            return server;
        }

        double radius = Radius * double.Hypot(TensorPrimitives.Norm<double>(reference), Recipe.InitialNorm);
        double[] erased = last.Mean(data.Forgotten);
        while (server.Round < Rounds && TensorPrimitives.Distance<double>(server.Weights, erased) <= Stop * radius)
        {
            var sent = server.Ask(data.Forgotten, direction: _ => Direction.Ascend);
            server.Next(Projected(Averages.Of(sent), reference, radius));
        }

        return server;
    }

    // The nearest point of the ball.
    private static double[] Projected(double[] weights, double[] centre, double radius)
    {
        double distance = TensorPrimitives.Distance<double>(weights, centre);
        return distance > radius ? Calibration.Step(centre, radius, weights) : weights;
    }
}
