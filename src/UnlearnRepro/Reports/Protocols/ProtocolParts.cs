using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Protocols;

/// <summary>The tables of a report of two protocols.</summary>
internal static class ProtocolParts
{
    private static readonly string[] Header =
        ["leaf", "method", "metric", "A1 to A2", "by chance: mean, 95 %", "p", "p (Holm)", "copies exchanged: p, Holm over all", "the protocols"];

    private static readonly string[] RunHeader =
        ["leaf", "method", "metric", "mean A1", "mean A2", "s_U from A1 [95 %]", "one run, from A2 [95 %]", "two runs differ by up to [95 %]"];

    private static readonly string[] Notes =
    [
        "Shown is the Wasserstein-2 distance of the results of the two protocols in the metric's unit: the seed paper's own statistic (Lanyon et al., arXiv "
            + "2510.26714). It is above 0 by chance alone: beside it is what exchanging the runs between the protocols gives, all exchanges counted up to "
            + "200 000 and drawn beyond. p by Holm over the distances of a metric.",
        "A method that draws nothing has one result for each trained model. Its runs under A1 are copies and are not exchanged: where training repeats, any "
            + "difference between models is proof that the protocols differ; where it does not, it is none.",
        "Where some trained models give noisier results than others the protocols differ too, without any spread of means. That the protocols differ is all "
            + "that is claimed.",
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<OriginPart> Of(ProtocolReport report) =>
    [
        new("Distance of the two protocols", Header, [.. report.Leaves.Select(Row)], "", Notes),
        .. report.Means.Count == 0 ? [] : new[]
        {
            new OriginPart(
                $"Mean over {Leaves(report)}", Header, [.. report.Means.Select(Row)], "",
                ["Leaves are exchanged together: run k of all of them goes to the same protocol, so that they may depend on each other."]),
        },
        new(
            "What a single run is worth", RunHeader, [.. report.Leaves.Select(Runs).OfType<string[]>()], "",
            [
                "s_U: spread over the unlearning seeds of the one trained model of A1; of other trained models it is not known.",
                "One run: standard deviation of a run with seeds of its own, from A2. A difference between two single runs, of one method or of two that "
                    + "spread alike, that is smaller than the last column means nothing (95 % of pairs, on average over studies).",
            ]),
        new("Source", ["file", "contents"], [.. report.Table.Origin.Sources.Select(s => (string[])[s.File, $"{s.Rows} rows, SHA-256 {s.Sha256}"])], "", []),
    ];

    /// <summary>What the leaves of a scenario differ in.</summary>
    public static string Leaves(ProtocolReport report) => string.Join(" and ", report.Table.Origin.Options.By);

    private static string[] Row(ProtocolResult result)
    {
        string place = ProtocolNotes.Place(result);
        string[] start = [place.Length > 0 ? place : "-", result.Method.ToString(), result.Metric];
        return result.Distance is not { } d ? [.. start, "-", "-", "-", "-", "-", result.Words] :
        [
            .. start, NumberText.Of(d.Distance.Value), d.PValue is null ? "-" : $"{NumberText.Of(d.NullMean!.Value)}, {NumberText.Of(d.NullQuantile95!.Value)}",
            d.PValue is { } p ? NumberText.Of(p) : "-", result.AdjustedP is { } adjusted ? NumberText.Of(adjusted) : "-",
            result.CopiesP is { } copies ? $"{NumberText.Of(copies)}, {NumberText.Of(result.AdjustedWithCopies!.Value)}" : "-", result.Words,
        ];
    }

    private static string[]? Runs(ProtocolResult result)
    {
        var leaf = result.Leaves[0];
        if (leaf.Runs is not { } runs)
        {
            return null;
        }

        var single = SingleRun.Of(new SeedGrid([.. runs.Many.Select(y => new[] { y })]));
        string unlearning = leaf.Method.SeedUse switch
        {
            SeedUse.Training => "0 (deterministic)",
            SeedUse.Retraining => "-",
            _ => EstimateText.Of(VarianceComponents.Of(new SeedGrid([runs.One])).UnlearningSd),
        };
        return
        [
            leaf.Place.Length > 0 ? leaf.Place : "-", leaf.Method.ToString(), leaf.Metric,
            NumberText.Of(runs.One.Average()), NumberText.Of(runs.Many.Average()), unlearning, EstimateText.Of(single.Sd), EstimateText.Of(single.NoiseFloor),
        ];
    }
}
