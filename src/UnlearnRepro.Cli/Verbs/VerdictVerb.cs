using System.CommandLine;
using System.Diagnostics;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Import;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>verdict</c>: the variance table, plan, verdicts and report of results that any other program made.</summary>
internal static class VerdictVerb
{
    // The others are in the report.
    private const int Shown = 4;

    public static Command Command(DomainCatalog domains)
    {
        var options = new VerdictOptions(domains);
        var gate = new GateOptions(defaultGaps: "");
        string forms = string.Join(", ", domains.Formats.Select(f => f.Name));
        var command = new Command("verdict", $"Variance table, plan, verdicts and report of results that came from elsewhere ({forms})");
        options.AddTo(command);
        gate.AddTo(command);
        command.SetAction(given => Run(options, gate, given));
        return command;
    }

    private static int Run(VerdictOptions options, GateOptions gate, ParseResult given)
    {
        var clock = Stopwatch.StartNew();
        options.RequireOwnFiles(given, gate);
        if (options.AreProtocols(given))
        {
            gate.RequireClaims(given, null);
            return ProtocolVerdict.Run(options, gate, given);
        }

        var claims = options.Claims(given);
        gate.RequireClaims(given, claims);
        var gaps = gate.KnownGaps(given);
        string? json = options.Json(given);
        var studies = options.Read(given);
        StudyPlan?[] plans = [.. studies.Select(study => options.Plan(given, study))];
        string[] folders = [.. studies.Select(study => options.Folder(given, study, alone: studies.Count == 1))];
        for (int k = 1; k < folders.Length; k++)
        {
            // Task a-b with scenario c and task a with scenario b-c have one name; neither report may replace the other.
            folders[k] += folders[..k].Contains(folders[k], StringComparer.OrdinalIgnoreCase) ? $"~~~{k + 1}" : "";
        }

        // What a report is called can depend on what the files say.
        options.RequireOwnFiles(given, gate, folders);
        Array.ForEach(folders, Writable.Require);

        // All files first: whoever listens may go away.
        StudyReport[] reports = [.. studies.Select(study => Report(study, claims, options.Rerun(given), studies))];
        foreach (var (report, folder, plan) in reports.Zip(folders, plans))
        {
            ReportFolder.Write(folder, report);
            if (plan is not null)
            {
                PlanFolder.Write(folder, plan);
            }
        }

        if (json is not null)
        {
            using var writer = new StreamWriter(json);
            JsonReport.Write(writer, reports);
        }

        var gates = claims is null ? [] : gate.Write(given, gaps, [.. reports.Select(report => (report, claims))]);
        foreach (var (k, study) in studies.Index())
        {
            Say(study, reports[k], plans[k], folders[k], alone: studies.Count == 1);
        }

        Output.Line(FormattableString.Invariant($"{NumberText.Count(studies.Sum(s => s.Origin.Values), "value")}, {clock.Elapsed.TotalSeconds:F1} s"));
        return gate.Show(given, gates);
    }

    private static StudyReport Report(TableStudy study, ClaimSet? claims, string rerun, IReadOnlyList<TableStudy> all) => StudyReport.Of(
        study, claims is null ? [] : new ClaimContext(study, rerun, [.. all.Where(other => other != study).Select(other => other.Study)]).Judge(claims));

    private static void Say(TableStudy study, StudyReport report, StudyPlan? plan, string folder, bool alone)
    {
        if (!alone)
        {
            Output.Line($"{study.Study.Task} {study.Study.Scenario}".Trim());
        }

        Tables(report);
        Output.Verdicts(report.Verdicts);
        if (plan is not null)
        {
            PlanOptions.Show(plan, folder);
        }

        Lines(report, study);
        Output.Line($"report: {Path.GetFullPath(Path.Combine(folder, "index.html"))}");
        Output.Line();
    }

    private static void Tables(StudyReport report)
    {
        // Where more varies than the two seeds, theirs is one level of the rest and stands in the report.
        foreach (var table in DesignTable.All(report, brief: true).Take(Shown))
        {
            Output.Table(table.Caption, table.Header, table.Rows);
        }

        if (report.Design.Count > 0)
        {
            Output.Line(DesignTable.Brief);
        }

        foreach (var metric in report.Metrics.Take(report.Design.Count == 0 ? Shown : 0))
        {
            Output.Table(VarianceTable.Of(report, metric.Name));
        }

        if (report.Metrics.Count > Shown)
        {
            Output.Line($"more in the report: {Names.Few([.. report.Metrics.Skip(Shown).Select(m => m.Name)])}");
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
            string stay = missing == 1 ? "is missing and stays" : "are missing and stay";
            string examples = string.Join("; ", study.Runs.SelectMany(runs => runs.Examples).Take(3));
            Output.Line($"{NumberText.Count(missing, "value")} of the full grid {stay} missing, for example: {examples}");
        }

        Output.Line();
        Output.Line(report.Origin.About);
    }
}
