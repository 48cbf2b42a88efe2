using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Sections;

/// <summary>
/// A report in three sentences: the verdicts, the methods that draw nothing, the methods that draw. Where there is more to say: what is
/// sick, numbers that agree more than draws allow, and what somebody else's files were taken for.
/// </summary>
public static class ReportSummary
{
    internal static readonly Interval MostlyTraining = new(0.5, double.PositiveInfinity);

    /// <summary>The sentences.</summary>
    public static IReadOnlyList<string> Lines(StudyReport report) =>
    [
        .. report.Verdicts.Count == 0 && report.Origin.Sources.Count > 0 ? [] : new[] { Verdicts(report) },
        .. HealthSection.Sick(report),
        .. DesignSummary.Lines(report),
        .. report.HasTrainingSeeds ? Draws(report) : [],
        .. Beyond(report),
        .. report.Origin.Reading,
    ];

    private static string Verdicts(StudyReport report) => report.Verdicts.Count == 0
        ? "No claim was judged."
        : $"{NumberText.Count(report.Verdicts.Count, "claim")}: " + string.Join(", ", Enum.GetValues<Outcome>().Select(
            outcome => $"{report.Verdicts.Count(v => v.Outcome == outcome)} {outcome.ToString().ToLowerInvariant()}"))
            + (report.Verdicts.Count(v => v.LeftOut is not null) is var left and > 0 ? $" ({left} of them left out)." : ".");

    // What is measured in per cent and beyond 100 itself is a ratio and no share.
    private static IEnumerable<string> Beyond(StudyReport report)
    {
        var shares = report.Rows.Where(row => row.Metric.Unit == "%" && row.Components is not null).GroupBy(row => row.Metric)
            .Where(rows => rows.All(row => row.Grid.Finite!.SeedMeans.All(mean => mean is >= 0 and <= 100))).ToList();
        int beyond = shares.Count(rows => rows.Any(row => row.Components!.Mean.Interval is { Lower: < 0 } or { Upper: > 100 }));
        return beyond == 0 ? [] :
        [
            $"On {beyond} of {NumberText.Count(shares.Count, "share")} the interval of a mean reaches below 0 or beyond 100 %: "
            + "Student's t knows no bounds, and training seeds are few for it.",
        ];
    }

    private static IEnumerable<string> Draws(StudyReport report)
    {
        var study = report.Results.Study;
        var (agreeing, equal) = (SameNumbers.AcrossUnlearningSeeds(report), SameNumbers.AcrossMethods(report));
        MethodChoice[] fixedOnes = Of(SeedUse.Training), drawing = [.. Of(SeedUse.TrainingAndUnlearning).Except(agreeing)];
        if (fixedOnes.Length > 0)
        {
            yield return $"All spread is between training seeds, by construction, for what draws nothing: {Names.Few(Labels(report, fixedOnes))}.";
        }
        else if (study.Methods.All(m => m.SeedUse == SeedUse.Retraining))
        {
            yield break;
        }
        else if (study.UnlearningSeeds == 1)
        {
            yield return "One unlearning seed per training seed, and no method is known to draw nothing: s_T and s_U cannot be told apart.";
        }
        else if (drawing.Length > 0 && agreeing.Count + equal.Count == 0)
        {
            yield return "Every method draws random numbers of its own.";
        }

        if (agreeing.Count > 0)
        {
            yield return $"All unlearning seeds have equal results on every metric, from every trained model: {Names.Few(Labels(report, agreeing))}."
                + Asked(report, $"Does it draw nothing (--deterministic {agreeing[0].Name}), or was one run exported several times?");
        }

        foreach (var methods in equal)
        {
            yield return $"Equal in every cell, on every metric: {Names.Few(Labels(report, methods))}."
                + Asked(report, "Is it one run under several names, or a stale evaluation?");
        }

        if (drawing.Length > 0)
        {
            yield return study.UnlearningSeeds == 1
                ? "A second unlearning seed of each trained model would tell which seeds the spread of the methods that draw comes from."
                : Stochastic(report, drawing);
        }
        else if (agreeing.Count == 0)
        {
            yield return "No method draws random numbers of its own.";
        }

        MethodChoice[] Of(SeedUse use) => [.. study.Methods.Where(m => m.SeedUse == use)];
    }

    private static string Stochastic(StudyReport report, MethodChoice[] drawing)
    {
        string[] parts =
        [
            .. Shares(report, drawing, Decision.Holds, "mostly from training seeds"),
            .. Shares(report, drawing, Decision.Fails, "mostly from unlearning seeds"),
        ];
        return parts.Length == 0
            ? "For the methods that draw, no interval of the ICC lies on one side of 0.5: which seeds their spread comes from is open."
            : $"Where the interval of the ICC lies on one side of 0.5, the spread comes {string.Join("; ", parts)}.";
    }

    // Whoever made the numbers can tell; of our own we know that they were computed.
    private static string Asked(StudyReport report, string question) => report.Origin.Sources.Count > 0 ? $" {question}" : "";

    private static IEnumerable<string> Shares(StudyReport report, MethodChoice[] drawing, Decision decision, string words)
    {
        string[] methods = [.. drawing.Select(method =>
        {
            int metrics = report.Rows.Count(row =>
                row.Method == method && row.Components is { } c && Finding.Decide(c.Icc, MostlyTraining).Decision == decision);
            return metrics == 0
                ? ""
                : $"{MethodLabel.Of(method, report.Results.Study.Methods)} (on {metrics} of {NumberText.Count(report.Metrics.Count, "metric")})";
        }).Where(text => text.Length > 0)];
        return methods.Length == 0 ? [] : [$"{words} for {Names.Few(methods)}"];
    }

    private static string[] Labels(StudyReport report, IEnumerable<MethodChoice> methods) =>
        [.. methods.Select(m => MethodLabel.Of(m, report.Results.Study.Methods).ToString())];
}
