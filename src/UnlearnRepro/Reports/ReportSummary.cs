using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;
using Outcome = UnlearnRepro.Claims.Outcome;

namespace UnlearnRepro.Reports;

/// <summary>A report in three sentences: the verdicts, the methods that draw nothing, the methods that draw; and what is sick, where something is.</summary>
public static class ReportSummary
{
    internal static readonly Interval MostlyTraining = new(0.5, double.PositiveInfinity);

    /// <summary>The sentences.</summary>
    public static IReadOnlyList<string> Lines(StudyReport report) =>
        [.. report.Verdicts.Count == 0 && report.Origin.Sources.Count > 0 ? [] : new[] { Verdicts(report) }, .. HealthSection.Sick(report), Deterministic(report), Stochastic(report)];

    private static string Verdicts(StudyReport report) => report.Verdicts.Count == 0
        ? "No claim was judged."
        : $"{Count(report.Verdicts.Count, "claim")}: " + string.Join(", ", Enum.GetValues<Outcome>().Select(
            outcome => $"{report.Verdicts.Count(v => v.Outcome == outcome)} {outcome.ToString().ToLowerInvariant()}")) + (report.Verdicts.Count(v => v.LeftOut is not null) is var left and > 0 ? $" ({left} of them left out)." : ".");

    private static string Deterministic(StudyReport report)
    {
        string[] names = Labels(report, SeedUse.Training);
        return names.Length == 0
            ? (report.Results.Study.UnlearningSeeds == 1
                ? "One unlearning seed per training seed, and no method is known to draw nothing: s_T and s_U cannot be told apart."
                : "Every method draws random numbers of its own.")
            : $"All spread is between training seeds, by construction, for what draws nothing: {Names.Some(names)}.";
    }

    private static string Stochastic(StudyReport report)
    {
        if (Labels(report, SeedUse.TrainingAndUnlearning).Length == 0)
        {
            return "No method draws random numbers of its own.";
        }

        if (report.Results.Study.UnlearningSeeds == 1)
        {
            return "A second unlearning seed of each trained model would tell which seeds the spread of the methods that draw comes from.";
        }

        string[] parts = [.. Shares(report, Decision.Holds, "mostly from training seeds"), .. Shares(report, Decision.Fails, "mostly from unlearning seeds")];
        return parts.Length == 0
            ? "For the methods that draw, no interval of the ICC lies on one side of 0.5: which seeds their spread comes from is open."
            : $"Where the interval of the ICC lies on one side of 0.5, the spread comes {string.Join("; ", parts)}.";
    }

    private static IEnumerable<string> Shares(StudyReport report, Decision decision, string words)
    {
        var study = report.Results.Study;
        string[] methods = [.. study.Methods.Where(m => m.SeedUse == SeedUse.TrainingAndUnlearning).Select(method =>
        {
            int metrics = report.Rows.Count(row => row.Method == method && row.Components is { } c && Finding.Decide(c.Icc, MostlyTraining).Decision == decision);
            return metrics == 0 ? "" : $"{MethodLabel.Of(method, study.Methods)} (on {metrics} of {Count(report.Metrics.Count, "metric")})";
        }).Where(text => text.Length > 0)];
        return methods.Length == 0 ? [] : [$"{words} for {Names.Some(methods)}"];
    }

    private static string[] Labels(StudyReport report, SeedUse use)
    {
        var methods = report.Results.Study.Methods;
        return [.. methods.Where(m => m.SeedUse == use).Select(m => MethodLabel.Of(m, methods).ToString())];
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
