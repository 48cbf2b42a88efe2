using System.CommandLine;
using System.Diagnostics;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>reproduce</c>: the main job, from data to report.</summary>
internal static class ReproduceVerb
{
    public static Command Command(DomainCatalog domains)
    {
        var options = new StudyOptions(domains);
        var gate = new GateOptions();
        var json = new Option<string?>("--json") { Description = "also write the variance table and the verdicts to this file" }.Named();
        var untilDecided = new Option<bool>("--until-decided")
        {
            Description = "add training seeds in planned looks, up to the tier's I, and stop as soon as every claim is settled",
        };
        var command = new Command("reproduce", "Run a study over training and unlearning seeds, give verdicts, write the report");
        options.AddRegisteredTo(command);
        options.AddTo(command);
        gate.AddTo(command);
        gate.AddAuditTo(command);
        command.Add(untilDecided);
        command.Add(json);
        command.SetAction(given => Run(options, gate, given, given.GetValue(untilDecided), given.GetValue(json)));
        return command;
    }

    private static int Run(StudyOptions options, GateOptions gate, ParseResult given, bool untilDecided, string? json)
    {
        var clock = Stopwatch.StartNew();
        Given[] written = [.. json is null ? (Given[])[] : [new("--json", json)], .. gate.Written(given)];
        OwnFiles.Require([.. options.Kept(given), .. gate.Read(given)], written);
        Array.ForEach(written, OwnFiles.RequireWritable);
        var task = options.Task(given);
        var (domain, info) = options.Chosen(given);
        var claims = domain.Files.Claims;
        var study = options.Study(given, task, fresh: gate.Fresh(given));
        claims.RequireKnown(task, study.Root);
        var gaps = gate.KnownGaps(given);
        string reports = Path.Combine(options.Artifacts(given), "reports"), kind = untilDecided ? "-until-decided" : "";
        string folder = Path.Combine(reports, study.Name + kind);
        OwnFiles.Require([], [.. written, .. OwnFiles.Report("the report", folder)]);
        Writable.Require(reports);
        if (gate.Fresh(given))
        {
            // Whatever becomes of the run, the same seeds can be had again.
            Output.Note($"audit with root seed {study.Root}");
        }

        using var store = new RecordStore(options.Artifacts(given));
        using var stop = new CtrlC();
        var cells = new StoredCells(task, store, Output.Note);
        var report = ProgressDisplay.Run(progress =>
        {
            var (results, verdicts) = untilDecided
                ? new TopUp(cells, claims, options.Workers(given)).Run(study, progress, stop.Token)
                : Fixed(cells, claims, study, options.Workers(given), progress, stop.Token);
            stop.Token.ThrowIfCancellationRequested();
            return StudyReport.Of(results, task, verdicts, task.Audit(results, options.Workers(given)));
        });
        stop.Token.ThrowIfCancellationRequested();

        // All files first: whoever listens may go away. Earlier reports are read before this one replaces one of them.
        study = report.Results.Study;
        string[] notes = gate.Fresh(given)
            ? [.. FreshSeeds.Lines(report, Path.Combine(reports, study.Name[..^$"-seed{study.Root}".Length] + kind, "summary.json"), Output.Note)]
            : [.. EarlierLooks.Note(reports, study, Output.Note) is { } note ? [note] : Array.Empty<string>()];
        ReportFolder.Write(folder, report);
        if (json is not null)
        {
            using var writer = new StreamWriter(json);
            JsonReport.Write(writer, report);
        }

        var gates = gate.Write(given, gaps, claims, report);
        stop.Token.ThrowIfCancellationRequested();

        Tables(report, info.Shown);
        Lines(["", .. ReportSummary.Lines(report), "",
            $"I = {study.TrainingSeeds} training seeds, J = {study.UnlearningSeeds} unlearning seeds, "
                + $"{study.Cells().Count()} cells, {clock.Elapsed.TotalSeconds:F0} s",
            $"report: {Path.GetFullPath(Path.Combine(folder, "index.html"))}", .. notes]);
        return gate.Show(given, gates);
    }

    private static void Tables(StudyReport report, IReadOnlyList<string> shown)
    {
        foreach (var table in VarianceTable.All(report).Where(t => shown.Contains(t.Metric.Name)))
        {
            Output.Table(table);
        }

        Output.Verdicts(report.Verdicts);
    }

    private static void Lines(string[] lines) => Array.ForEach(lines, Output.Line);

    private static (StudyResults Results, IReadOnlyList<Verdict> Verdicts) Fixed(
        StoredCells cells, ClaimSet claims, Study study, int workers, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        var results = cells.Complete(study, workers, progress, cancellation);
        return (results, new ClaimContext(cells, results).Judge(claims, progress, cancellation));
    }
}
