using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Sections;

/// <summary>The two protocols of the seed paper side by side: their distance, beside what chance alone gives.</summary>
internal static class ProtocolSection
{
    private static readonly string[] Header = ["metric", "method", "A1 to A2", "by chance: mean, 95 %", "p (Holm)", "F test of s_T", "the protocols"];

    private static readonly string[] Notes =
    [
        "A1 takes one trained model and all its unlearning seeds, A2 one unlearning seed from every trained model. Shown is the Wasserstein-2 "
            + "distance of their results in the metric's unit, mean over all trained models as A1 and over the diagonals of the grid as A2: "
            + "the seed paper's own statistic (Lanyon et al., arXiv 2510.26714).",
        "A distance is above 0 by chance alone: beside it is what exchanging all cells of the grid gives. p by Holm over the methods of a metric.",
        "A method that draws nothing has one result for each trained model. Its cells are not exchanged: where training repeats, any difference "
            + "between models is proof.",
        "Where some trained models give noisier results than others the protocols differ too, without any spread of means. The F test asks whether "
            + "s_T is above 0 and for normal results sees more.",
    ];

    /// <summary>Every method that starts from M_o, by every metric; null where the study has one training seed, or one unlearning seed for each.</summary>
    public static OriginPart? Of(StudyReport report)
    {
        if (report.Protocols.Count == 0 && !report.Rows.Any(ProtocolRow.HasBoth))
        {
            return null;
        }

        string[] left = [.. report.Metrics.Select(m => m.Name).Except(report.Protocols.Select(row => row.Row.Metric.Name))];
        string[] lines = left.Length == 0 ? [] : [$"Not shown, for time or for collapsed cells: {Names.Few(left)}."];
        var published = report.Published.Where(number => number.BetweenProtocols).ToLookup(number => (number.Method, number.Metric));
        PublishedNumber[] beside = [.. report.Protocols.SelectMany(row => Published(published, row))];
        string[] sources =
        [
            .. beside.Select(number => $"Published: {number.Source}; {number.Setting}. What chance alone gives is not taken off there.").Distinct(),
            .. beside.SelectMany(number => number.Notes).Distinct(),
        ];
        const string title = "One trained model or many: the two protocols";
        return beside.Length == 0
            ? new(title, Header, [.. report.Protocols.Select(row => Row(report, row))], "", [.. lines, .. Notes])
            : new(
                title, [.. Header, "published"],
                [.. report.Protocols.Select(row => (string[])[.. Row(report, row), Words(Published(published, row))])],
                "", [.. lines, .. Notes, .. sources]);
    }

    private static IEnumerable<PublishedNumber> Published(ILookup<(string Method, string Metric), PublishedNumber> published, ProtocolRow row) =>
        published[(row.Row.Method.Name, row.Row.Metric.Name)];

    // In the digits that it was published with.
    private static string Words(IEnumerable<PublishedNumber> numbers)
    {
        string[] all = [.. numbers.Select(number =>
            number.Mean.ToString("0.00############", CultureInfo.InvariantCulture) + (number.Called == number.Method ? "" : $" ({number.Called})"))];
        return all.Length == 0 ? "-" : string.Join(", ", all);
    }

    /// <summary>The distances of a metric in one sentence: those beyond chance, and how many chance suffices for.</summary>
    internal static string Line(IReadOnlyList<ProtocolRow> rows, IReadOnlyList<MethodChoice> methods)
    {
        string[] differ = [.. rows.Where(row => row.Differ == Decision.Holds && row.Distance.Distance.Value > 0).Select(row => Said(row, methods))];
        int others = rows.Count - differ.Length;
        return differ.Length == 0
            ? $"The Wasserstein distance of the two sides is beyond chance for none of {NumberText.Count(rows.Count, "method")}."
            : $"The Wasserstein distance of the two sides is beyond chance for {Names.Few(differ)}{(others > 0 ? $", and not for {others} others" : "")}.";
    }

    private static string Said(ProtocolRow row, IReadOnlyList<MethodChoice> methods)
    {
        string label = MethodLabel.Of(row.Row.Method, methods).ToString(), distance = NumberText.Of(row.Distance.Distance.Value);
        return row.AdjustedP is { } p
            ? $"{label} ({distance}, {NumberText.Of(row.Distance.NullMean!.Value)} by chance, p {NumberText.Of(p)})"
            : $"{label} ({distance}, nothing drawn after training)";
    }

    private static string[] Row(StudyReport report, ProtocolRow row)
    {
        var distance = row.Distance;
        string chance = row.AdjustedP is null ? "-" : $"{NumberText.Of(distance.NullMean!.Value)}, {NumberText.Of(distance.NullQuantile95!.Value)}";
        return
        [
            row.Row.Metric.Title(), MethodLabel.Of(row.Row.Method, report.Results.Study.Methods).ToString(), NumberText.Of(distance.Distance.Value), chance,
            row.AdjustedP is { } p ? NumberText.Of(p) : "-", distance.FTest is { } f ? NumberText.Of(f.PValue) : "-", Words(row),
        ];
    }

    private static string Words(ProtocolRow row) => row.Differ == Decision.Holds ? "differ"
        : row.SmallestP > ProtocolRow.Alpha ? "too few exchanges to tell"
        : row.AdjustedP is not null ? "chance suffices"
        : row.Distance.Distance.Value == 0 ? "all values are equal"
        : "differ if training repeats";
}
