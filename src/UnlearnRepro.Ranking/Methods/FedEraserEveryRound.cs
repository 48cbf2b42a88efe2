using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// <see cref="FedEraser"/> with training in every round: the clients who stay train on from W_0 as in a training, and only every Every-th round has the
/// length of their stored update. It costs what <see cref="Retrain"/> does.
/// <para>Source: the form that Tao et al. 2025 (arXiv 2505.12791) compare, as its description has it; what their code returns is
/// <see cref="FedEraserPublished"/>.</para>
/// </summary>
/// <param name="Every">Interval of the rounds whose length is calibrated; the log's interval or a multiple of it.</param>
public sealed record FedEraserEveryRound([AtLeast(1)] int Every = 5) : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no log, or it has not every round of the interval.</exception>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        var log = original.LogFor(this, Every);
        var server = new Server(data, seed, log.At(0).Mean(data.Retained), data.Recipe.Rounds);
        for (int t = 1; t < data.Recipe.Rounds; t++)
        {
            var sent = server.Ask(data.Retained);
            server.Next(t % Every == 0 ? FedEraser.Next(server.Weights, sent, log.At(t).MeanUpdate(data.Retained)) : Averages.Of(sent));
        }

        return server.Ranker();
    }
}
