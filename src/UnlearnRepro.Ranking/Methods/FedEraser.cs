using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// The training walked again by the clients who stay, with a few interactions at some of its rounds: from W_0 and their stored updates of round 0, at every
/// Interval-th round t they train from W, and <c>W &lt;- W + ||U_t|| V / ||V||</c>, V the mean of their new updates and U_t the mean of their stored ones.
/// Where nobody clicks, V is 0 and W stays.
/// <para>Paper: Liu et al. 2021, FedEraser (IWQoS), and for rankers Wang, Liu, Zuccon 2024 (ECIR; arXiv 2401.13410): the stored rounds' interval is theirs,
/// the interactions their n'. Reference code: none. With an interval of k there are T/k steps of the length of one round: the result is shorter than M_r,
/// which changes no ranking.</para>
/// </summary>
/// <param name="Interval">Interval of the rounds that are walked; the log's interval or a multiple of it.</param>
/// <param name="Interactions">Interactions of a client at each of them, n'.</param>
public sealed record FedEraser([AtLeast(1)] int Interval = 10, [AtLeast(1)] int Interactions = 4) : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no log, or it has not every round of the interval.</exception>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        var log = original.LogFor(this, Interval);
        var server = new Server(data, seed, log.At(0).Mean(data.Retained), data.Recipe.Rounds);
        for (int t = Interval; t < data.Recipe.Rounds; t += Interval)
        {
            var sent = server.Ask(data.Retained, Interactions);
            server.Next(Next(server.Weights, sent, log.At(t).MeanUpdate(data.Retained)));
        }

        return server.Ranker();
    }

    /// <summary>One step.</summary>
    /// <param name="weights">W.</param>
    /// <param name="sent">The messages of those who stay.</param>
    /// <param name="stored">U_t.</param>
    internal static double[] Next(double[] weights, IReadOnlyList<float[]> sent, double[] stored) => Calibration.Moved(weights, sent)
        ? Calibration.Step(weights, TensorPrimitives.Norm<double>(stored), Averages.Of(sent))
        : weights;
}
