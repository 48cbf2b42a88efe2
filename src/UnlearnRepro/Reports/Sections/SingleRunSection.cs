using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Sections;

/// <summary>What a single run is worth: by how much two of them differ where their methods do not.</summary>
internal static class SingleRunSection
{
    private static readonly string[] Header = ["metric", "method", "one run [95 %]", "two runs differ by up to [95 %]"];

    private static readonly string[] Notes =
    [
        "One run: sqrt(s_T² + s_U²), the standard deviation of a run with a training seed and an unlearning seed of its own, as most published numbers are. "
            + "It is told with one unlearning seed for each training seed too, where s_T and s_U are not.",
        "Two runs differ by up to: a smaller difference between two single runs, of one method or of two that spread alike, means nothing. It holds for 95 % "
            + "of pairs on average over studies (Student's t on the difference); up to the upper end of the interval for all but one study in forty.",
    ];

    /// <summary>All metrics; null where no method has a spread.</summary>
    public static OriginPart? Of(StudyReport report)
    {
        VarianceRow[] rows = [.. report.Rows.Where(row => row.Single is { Sd: { IsKnown: true, Interval: not null } })];
        return rows.Length == 0 ? null : new("What a single run is worth", Header, [.. rows.Select(row => Row(report, row))], "", Notes);
    }

    private static string[] Row(StudyReport report, VarianceRow row) =>
    [
        row.Metric.Title(), MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString(),
        EstimateText.Of(row.Single!.Sd), EstimateText.Of(row.Single.NoiseFloor),
    ];
}
