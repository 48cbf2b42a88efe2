using System.CommandLine;
using System.Diagnostics;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Import;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>verdict</c>: the variance table, plan, verdicts and report of results that any other program made.</summary>
internal static class Verdict
{
    // The others are in the report.
    private const int Shown = 4;

    public static Command Command()
    {
        var options = new VerdictOptions();
        var gate = new GateOptions(defaultGaps: "");
        var command = new Command("verdict", "Variance table, plan, verdicts and report of results that came from elsewhere (CSV, SUPREME, OpenUnlearning)");
        options.AddTo(command);
        gate.AddTo(command);
        command.SetAction(given => Run(options, gate, given));
        return command;
    }

    private static int Run(VerdictOptions options, GateOptions gate, ParseResult given)
    {
        var clock = Stopwatch.StartNew();
        var claims = options.Claims(given);
        gate.RequireClaims(given, claims);
        var prepared = gate.Prepare(given);
        string? json = options.Json(given);
        if (json is not null)
        {
            // Found out now, not after the analysis.
            File.Open(json, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        }

        var studies = options.Read(given);
        StudyPlan?[] plans = [.. studies.Select(study => options.Plan(given, study))];
        string[] folders = [.. studies.Select(study => options.Folder(given, study, alone: studies.Count == 1))];
        for (int k = 1; k < folders.Length; k++)
        {
            // Task a-b with scenario c and task a with scenario b-c have one name; neither report may replace the other.
            folders[k] += folders[..k].Contains(folders[k], StringComparer.OrdinalIgnoreCase) ? $"-{k + 1}" : "";
        }

        Array.ForEach(folders, Writable.Require);

        var reports = new List<StudyReport>();
        foreach (var (study, folder, plan) in studies.Zip(folders, plans))
        {
            if (studies.Count > 1)
            {
                Output.Line($"{study.Study.Task} {study.Study.Scenario}".Trim());
            }

            var report = StudyReport.Of(study, claims is null ? [] : new ClaimContext(study, options.Rerun(given), [.. studies.Where(other => other != study).Select(other => other.Study)]).Judge(claims));
            reports.Add(report);
            Tables(report);
            Output.Verdicts(report.Verdicts);
            ReportFolder.Write(folder, report);
            if (plan is not null)
            {
                PlanOptions.Show(plan, folder);
            }

            Lines(report, study);
            Output.Line($"report: {Path.GetFullPath(Path.Combine(folder, "index.html"))}");
            Output.Line();
        }

        if (json is not null)
        {
            using var writer = new StreamWriter(json);
            if (reports is [var one])
            {
                JsonReport.Write(writer, one);
            }
            else
            {
                JsonReport.Write(writer, reports);
            }
        }

        Output.Line(FormattableString.Invariant($"{NumberText.Count(studies.Sum(s => s.Origin.Values), "value")}, {clock.Elapsed.TotalSeconds:F1} s"));
        return claims is null ? ExitCode.Done : gate.Conclude(given, prepared, claims, reports);
    }

    private static void Tables(StudyReport report)
    {
        foreach (var metric in report.Metrics.Take(Shown))
        {
            var table = VarianceTable.Of(report, metric.Name);
            Output.Table(table);
        }

        if (report.Metrics.Count > Shown)
        {
            Output.Line($"more in the report: {Names.Some([.. report.Metrics.Skip(Shown).Select(m => m.Name)])}");
        }
    }

    private static void Lines(StudyReport report, TableStudy study)
    {
        Output.Line();
        foreach (string line in ReportSummary.Lines(report))
        {
            Output.Line(line);
        }

        if (study.Runs.Sum(runs => runs.Missing) is var missing and > 0)
        {
            Output.Line($"{NumberText.Count(missing, "value")} of the full grid {(missing == 1 ? "is missing and stays" : "are missing and stay")} missing, for example: {string.Join("; ", study.Runs.SelectMany(runs => runs.Examples).Take(3))}");
        }

        Output.Line();
        Output.Line(report.Origin.About);
    }
}
