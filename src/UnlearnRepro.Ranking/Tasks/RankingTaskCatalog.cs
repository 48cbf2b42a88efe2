using System.Globalization;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Words;

namespace UnlearnRepro.Ranking.Tasks;

/// <summary>
/// The ranking tasks: <c>DATA[-CLICKS][-ROUNDS]</c>, each data set with the click models and rounds that papers use. Navigational users and 200
/// rounds, after which a linear ranker has learned what it will, are not named.
/// </summary>
public static class RankingTaskCatalog
{
    private const string UsualClicks = "navigational";
    private const int UsualRounds = 200;

    private static readonly string[] Clicks = [UsualClicks, "perfect", "informational"], FurtherClicks = ["position-based", "dependent"];
    private static readonly int[] Rounds = [UsualRounds, 1000];

    /// <summary>All of them; the first is the default and needs no download.</summary>
    public static IReadOnlyList<RankingTaskSpec> All { get; } =
    [
        .. from source in RankingDatasets.All
           from rounds in Rounds
           from clicks in source is Generated ? [.. Clicks, .. FurtherClicks] : Clicks
           select Of(source.Name, clicks, rounds),
    ];

    /// <summary>The task called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public static RankingTaskSpec Get(string name) =>
        All.FirstOrDefault(spec => spec.Name == name) ?? throw new StudyException(Names.Unknown("task", name, All.Select(spec => spec.Name)));

    private static RankingTaskSpec Of(string data, string clicks, int rounds)
    {
        string[] named = [data, .. clicks == UsualClicks ? [] : new[] { clicks }, .. rounds == UsualRounds ? [] : new[] { $"{rounds}" }];
        return new(string.Join('-', named), data, clicks, new(rounds));
    }
}
