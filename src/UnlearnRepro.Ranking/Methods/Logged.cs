using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>What methods ask of the log of M_o's training.</summary>
internal static class Logged
{
    /// <summary>The log.</summary>
    /// <exception cref="ArgumentException">M_o has none.</exception>
    public static TrainingLog LogFor(this Ranker original, IMethod method) => original.Log
        ?? throw new ArgumentException($"method {method.GetType().Name}: expected M_o with its training log, found none");

    /// <summary>The log, if it has every round that the method reads.</summary>
    /// <param name="original">M_o.</param>
    /// <param name="method">The method.</param>
    /// <param name="interval">Interval of the rounds that it reads.</param>
    /// <exception cref="ArgumentException">M_o has no log, or one of another interval.</exception>
    public static TrainingLog LogFor(this Ranker original, IMethod method, int interval)
    {
        var log = original.LogFor(method);
        return interval % log.Every == 0
            ? log
            : throw new ArgumentException(
                $"method {method.GetType().Name}: expected an interval that is a multiple of the log's, {log.Every}, found {interval}");
    }
}
