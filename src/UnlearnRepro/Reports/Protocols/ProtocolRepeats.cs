using System.Globalization;
using UnlearnRepro.Import.Protocols;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Protocols;

/// <summary>
/// What a method that draws nothing says of the training: under a seed that both protocols have it has two results, which are equal where training
/// gives the same model again.
/// </summary>
internal static class ProtocolRepeats
{
    /// <summary>The sentences about one metric of one method.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ProtocolLeaf> leaves)
    {
        ProtocolLeaf[] shared = [.. leaves.Where(leaf => leaf is { Shared: not null, Runs: not null })];
        ProtocolLeaf[] unequal = [.. shared.Where(leaf => leaf.One[0].Value != Again(leaf).Value)];
        string name = $"{leaves[0].Method} draws nothing", metric = leaves[0].Metric;
        if (unequal.Length > 0)
        {
            string seeds = Names.Few([.. unequal.Select(leaf => leaf.One[0].Train).Distinct()]);
            string[] values = [.. unequal.Select(leaf => $"{leaf.Place} {Exact(leaf.One[0])} / {Exact(Again(leaf))}".Trim())];
            yield return $"{name}, yet under training seed {seeds} its {metric} is not the same in A1 / A2: {ProtocolNotes.Listed(values)}. "
                + "The trained model was not the same twice, and the table cannot separate the training seed from whatever training did not repeat.";
            foreach (string line in shared.GroupBy(leaf => (leaf.Task, leaf.Scenario)).Select(scenario => Ratio([.. scenario])).OfType<string>())
            {
                yield return line;
            }
        }
        else if (shared.Length > 0)
        {
            yield return $"{name}, and under the training seed that both protocols have its {metric} is the same in both: "
                + "training repeats, as far as that shows.";
        }
    }

    // Of the seeds that are not doubled, so that the two variances are independent of each other.
    private static string? Ratio(ProtocolLeaf[] leaves)
    {
        double[][] others = [.. leaves.Select(leaf => leaf.Many.Where((_, k) => k != leaf.Shared).Select(run => run.Value!.Value).ToArray())];
        int over = others.Sum(values => values.Length - 1), under = leaves.Length;
        double twice = leaves.Average(leaf => (leaf.One[0].Value!.Value - Again(leaf).Value!.Value) is var d ? d * d / 2 : 0);
        double between = others.Sum(values => values.Sum(y => (y - values.Average()) * (y - values.Average()))) / over;
        if (over == 0 || twice == 0)
        {
            return null;
        }

        string place = (leaves[0] with { By = "" }).Place;
        var test = FTest.Of(between / twice, over, under);
        return $"{leaves[0].Method}{(place.Length > 0 ? $", {place}" : "")}: its variance over the other training seeds of A2 is {NumberText.Of(test.F)} times "
            + $"that of two results of one seed (F test, {over} and {under} degrees of freedom, p {NumberText.Of(test.PValue)}).";
    }

    private static ProtocolRun Again(ProtocolLeaf leaf) => leaf.Many[leaf.Shared!.Value];

    private static string Exact(ProtocolRun run) => run.Value!.Value.ToString("R", CultureInfo.InvariantCulture);
}
