using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Tables;

/// <summary>Where the spread of one metric comes from, method by method, when a study varies more than training and unlearning seeds.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Caption">What the table shows, with the unit and what is averaged over.</param>
/// <param name="Header">Column headings.</param>
/// <param name="Rows">Cells row by row, as many as headings.</param>
public sealed record DesignTable(MetricInfo Metric, string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>How to read the tables without intervals.</summary>
    public const string Brief =
        "one run and each axis: standard deviations, with the axis's share of the variance of one run. What comes out below 0 is shown as 0, so that "
        + "shares need not add up to 100 %. Intervals and tests are in the report.";

    /// <summary>What a reader has to know.</summary>
    internal static IReadOnlyList<string> Notes(Study study) =>
    [
        $"The design: {DesignText.Of(study)}.{(study.Design.Most is null ? "" : " A number is the most that there are; other cells count as missing.")}",
        "The mean is over all levels of everything that varies, and so is its 95 % interval. One run is the standard deviation of a result with fresh levels "
            + "of everything. Behind it stands what each axis brings, as a standard deviation with its 95 % interval, its share of the variance of one run, "
            + $"and the p-value of its F test where there is one.{Pair(study)}",
        "A part that comes out below 0 is shown as 0 and counts as it is in the variance of one run: the shares need not add up to 100 %.",
        "Raise first: the axis whose levels, were there more of them, would narrow the interval of the mean most. More of any other cannot make up for it.",
        .. study.Design.Further.Where(f => f.Population is not null).Select(f => string.Create(
            CultureInfo.InvariantCulture,
            $"There are {f.Population} levels of {f.Axis.Name}, {f.Levels} of them in the study: the mean is meant over all {f.Population} and no others.")),
    ];

    // Where one trained model serves all levels of an axis.
    private static string Pair(Study study)
    {
        Factor[] factors =
            [.. study.Design.Factors(SeedUse.TrainingAndUnlearning, study.TrainingSeeds, study.UnlearningSeeds).Select(f => f.Factor)];
        var train = factors.FirstOrDefault(f => f.Name == SeedAxis.Train.Name);
        string? crossed = train is null ? null
            : factors.FirstOrDefault(f => f != train && !train.NestedIn.Contains(f.Name) && !f.NestedIn.Contains(train.Name))?.Name;
        return crossed is null ? "" : $" \"{crossed} x train\" is what a level of {crossed} does to one trained model and not to others.";
    }

    /// <summary>The tables of all metrics; empty where only training and unlearning seeds vary.</summary>
    /// <param name="report">The report.</param>
    /// <param name="brief">For a terminal: without the intervals and tests of what each axis brings, which the report has.</param>
    public static IReadOnlyList<DesignTable> All(StudyReport report, bool brief = false) =>
        report.Design.Count == 0 ? [] : [.. report.Metrics.Select(m => Of(report, m, brief))];

    private static DesignTable Of(StudyReport report, MetricInfo metric, bool brief)
    {
        DesignRow[] rows = [.. report.Design.Where(row => row.Metric == metric)];
        bool anyHoles = rows.Any(row => row.Lacks is null && row.Holes.Length > 0);
        string[] effects = [.. rows.OrderByDescending(row => row.Components.Count).SelectMany(row => row.Components.Select(c => c.Name)).Distinct()];
        return new(
            metric,
            metric.Caption(),
            [
                "method", "mean over all [95 %]", .. brief ? (string[])["one run", .. effects] : ["one run [95 %]", .. effects.Select(Heading)], "raise first",
                .. anyHoles ? ["cells"] : Array.Empty<string>(),
            ],
            [
                .. rows.Select(row => (string[])
                [
                    .. Cells(row, MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString(), effects, brief),
                    .. anyHoles ? [row is { Lacks: null, Holes.Length: > 0 } ? row.Holes : "-"] : Array.Empty<string>(),
                ]),
            ]);
    }

    private static string Heading(string effect) => $"{effect} [95 %], share, p";

    private static string[] Cells(DesignRow row, string label, string[] effects, bool brief) => row is not { Lacks: null, Mean: { } mean, TotalSd: { } total }
        ? [label, row.Lacks ?? "-", "-", .. effects.Select(_ => "-"), "-"]
        :
        [
            label, brief ? NumberText.Of(mean.Value, mean.Interval) : EstimateText.Of(mean), brief ? NumberText.Of(total.Value) : EstimateText.Of(total),
            .. effects.Select(name => row.Components.FirstOrDefault(c => c.Name == name) is { } component ? Cell(row, component, brief) : "-"),
            row.Largest?.Name ?? "-",
        ];

    private static string Cell(DesignRow row, FactorComponent component, bool brief)
    {
        string share = component.Share.IsKnown ? string.Create(CultureInfo.InvariantCulture, $", {100 * component.Share.Value:F0} %") : "";
        if (brief)
        {
            return component.Sd.IsKnown ? NumberText.Of(component.Sd.Value) + share : "-";
        }

        string sd = component.Sd.IsKnown ? NumberText.Of(component.Sd.Value, component.Sd.Interval) : EstimateText.Of(component.Sd);
        return sd + share + (row.PValues.TryGetValue(component.Name, out double p) ? $", p {NumberText.Of(p)}" : "");
    }
}
