using UnlearnRepro.Import.Protocols;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Protocols;

/// <summary>What the table says of itself and what it cannot say, a sentence or two each.</summary>
public static class ProtocolNotes
{
    private const int Most = 12;

    /// <summary>The lines, the same in every form of a report.</summary>
    public static IReadOnlyList<string> Lines(ProtocolReport report)
    {
        var table = report.Table;
        string column = table.Origin.Options.Protocol!;
        return
        [
            $"A1 is {column} {table.One} (one training seed, {Numbers(table, leaf => leaf.One.Count, "run")}), "
                + $"A2 is {column} {table.Many} ({Numbers(table, leaf => leaf.Many.Count, "training seed")}, one run each), as the seeds show.",
            .. table.Leaves.Where(leaf => leaf.Method.SeedUse == SeedUse.Training)
                .GroupBy(leaf => (leaf.Method, leaf.Metric)).SelectMany(leaves => ProtocolRepeats.Lines([.. leaves])),
            .. Copies(report),
            .. report.Leaves.Where(result => result.IsNull).GroupBy(result => (result.Method, result.Metric)).SelectMany(leaves => Null([.. leaves])),
            "What the table cannot say is how much of a run's spread comes from training and how much from unlearning (s_T, ICC): that takes several "
                + "unlearning seeds under several training seeds.",
        ];
    }

    private static IEnumerable<string> Copies(ProtocolReport report)
    {
        foreach (var metric in report.Leaves.Where(result => result.CopiesP is not null).GroupBy(result => result.Metric))
        {
            string names = Names.Few([.. metric.Select(result => result.Method.Name).Distinct()]);
            yield return $"{names}: runs under A1 are copies of one result and are not exchanged. Were they exchanged like so many results, "
                + Beyond(report.Leaves, metric.Key, $"distances of {metric.Key}")
                + (report.Means.Count > 0 ? $"; {Beyond(report.Means, metric.Key, "means over leaves")}" : "") + ".";
        }
    }

    private static string Beyond(IReadOnlyList<ProtocolResult> results, string metric, string what)
    {
        ProtocolResult[] tested = [.. results.Where(result => result.Metric == metric && result.AdjustedWithCopies is not null)];
        string[] beyond = [.. tested.Where(result => result.AdjustedWithCopies <= ProtocolResult.Alpha).Select(Title)];
        return $"{beyond.Length} of {tested.Length} {what} would be beyond chance by Holm over all of them"
            + (beyond.Length > 0 ? $": {Listed(beyond)}" : "");
    }

    // Independent models under both protocols: any difference is one of batches and not of seeds, and may be in the other methods' too.
    private static IEnumerable<string> Null(ProtocolResult[] leaves)
    {
        ProtocolResult[] small = [.. leaves.Where(result => result.Distance?.PValue <= ProtocolResult.Alpha)];
        yield return $"{leaves[0].Method.Name} draws its own models under both protocols, independent of each other: its {leaves[0].Metric} distances are what "
            + "chance alone gives"
            + (small.Length == 0 ? "."
                : $", yet before correction p is at most .05 in {small.Length} of {leaves.Length} leaves "
                    + $"({Listed([.. small.Select(result => $"{result.Leaves[0].Place} {NumberText.Of(result.Distance!.PValue!.Value)}".Trim())])}). "
                    + "The two batches of runs may differ in something other than seeds, there and for the other methods.");
    }

    /// <summary>A result by its method and its leaf, or leaves.</summary>
    internal static string Title(ProtocolResult result) => string.Join(' ', new[]
    {
        result.Method.ToString(), Place(result),
    }.Where(part => part.Length > 0));

    /// <summary>Where a result was found: its leaf, or the task and scenario of several.</summary>
    internal static string Place(ProtocolResult result) => (result.Leaves.Count == 1 ? result.Leaves[0] : result.Leaves[0] with { By = "" }).Place;

    /// <summary>Entries that may hold commas, the first of them.</summary>
    internal static string Listed(IReadOnlyList<string> entries) =>
        string.Join("; ", entries.Take(Most)) + (entries.Count > Most ? $"; and {entries.Count - Most} more" : "");

    private static string Numbers(ProtocolTable table, Func<ProtocolLeaf, int> count, string what)
    {
        int least = table.Leaves.Min(count), most = table.Leaves.Max(count);
        return (least == most ? "" : $"{least} to ") + NumberText.Count(most, what);
    }
}
