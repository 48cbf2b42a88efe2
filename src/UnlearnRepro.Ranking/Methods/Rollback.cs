using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// M_o before its last rounds: the stored weights W_{T-k}. Nobody is asked. It takes back everybody's last updates and keeps everybody's first: a baseline.
/// </summary>
/// <param name="Share">
/// How many rounds are taken back, as a share of the training's, so that one setting serves trainings of 200 and of 1,000 rounds. The round that it leads
/// to must be one that the log has.
/// </param>
public sealed record Rollback([Above(0), AtMost(1)] double Share = 0.1) : IUnlearningMethod<Ranker, Federation>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no log, or the round that the share leads to is not in it.</exception>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        this.RequireLimits();
        var log = original.LogFor(this);
        int round = data.Recipe.Rounds - data.Recipe.RoundsOf(Share);
        return round % log.Every == 0
            ? new([.. log.At(round).Global])
            : throw new ArgumentException(FormattableString.Invariant(
                $"method Rollback, Share: expected one that leads to a multiple of {log.Every} rounds, found {Share} of {data.Recipe.Rounds}, at {round}"));
    }
}
