using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Sections;

/// <summary>
/// How far each method is from Retrain, with Retrain's own spread over retraining seeds as the unit: a metric's unit does not tell whether one point
/// is much, two retrained models do.
/// </summary>
internal static class RetrainSection
{
    private static readonly string[] Header = ["metric", "method", "minus Retrain, over s_train [95 %]", "in units of s_R [95 %]", "inside Retrain's band"];

    private static readonly string[] Notes =
    [
        "s_R is the standard deviation of single retrained models over retraining seeds, z = (mean of the method - mean of Retrain) / s_R. "
            + "Its interval carries the error of both means and of s_R: ratio by the method of variance estimates recovery (Donner, Zou 2012) "
            + "from Welch's t and chi-square; measured coverage 95 to 98 % for normal values, less under heavy tails (docs/statistics.md).",
        "Band: where one further retrained model falls with probability 95 % (t prediction interval). "
            + "Counted are a method's means per training seed; for Retrain each model is held against the band of all. "
            + "Inside the band does not show that a method is Retrain, outside more often than 5 % shows that it is not.",
        "What is measured against M_r is measured against the same few reference models for all methods, "
            + "Retrain's further models included: its unit holds for these.",
    ];

    /// <summary>All metrics that Retrain is a scale for; null where the study has no two retrained models.</summary>
    public static OriginPart? Of(StudyReport report)
    {
        MetricInfo[] scaled = [.. report.Metrics.Where(m => RetrainUnits.Of(report, m.Name) is { R: >= 2 })];
        var flat = scaled.ToLookup(m => RetrainUnits.Of(report, m.Name)!.Sd().Status != Status.Ok);
        return scaled.Length == 0 ? null : new(
            "In units of Retrain's spread",
            Header,
            [.. flat[false].SelectMany(m => report.RowsOf(m.Name).Select(row => Row(report, row)))],
            "",
            [.. flat[true].Select(m => Flat(report, m)), .. Notes]);
    }

    private static string[] Row(StudyReport report, VarianceRow row)
    {
        var (metric, method) = (row.Metric.Title(), MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString());
        if (RetrainUnits.Of(report, row) is not { } units)
        {
            return [metric, method, row.Grid.Count == 0 ? "not measured" : $"{row.Grid.Collapsed} of {row.Grid.Count} cells collapsed", "-", "-"];
        }

        bool own = row == report.Retrain(row.Metric.Name);
        string inside = units.Band.Interval is { } band
            ? $"{units.Inside} of {units.Count}" + (own ? $", [{NumberText.Of(band.Lower, 1)}, {NumberText.Of(band.Upper, 1)}]" : "")
            : "-";
        return own
            ? [metric, method, "-", $"s_R = {EstimateText.Of(RetrainUnits.Of(report, row.Metric.Name)!.Sd())}", inside]
            : [metric, method, EstimateText.Of(units.Gap), EstimateText.Of(units.Units), inside];
    }

    private static string Flat(StudyReport report, MetricInfo metric)
    {
        double value = RetrainUnits.Of(report, metric.Name)!.Values[0];
        string[] elsewhere = [.. report.RowsOf(metric.Name).Where(row => row.Grid.Finite?.SeedMeans.Any(mean => mean != value) ?? false)
            .Select(row => MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString())];
        return $"{metric.Title()}: every retrained model has {NumberText.Of(value)}, so that there is no spread to measure in; "
            + $"other values from some trained model: {(elsewhere.Length == 0 ? "no method" : Names.Few(elsewhere))}.";
    }
}
