using System.CommandLine;
using System.Diagnostics;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Html;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>reproduce</c>: the main job, from data to report.</summary>
internal static class ReproduceVerb
{
    private const string UntilDecided = "-until-decided";

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
        bool fresh = gate.Fresh(given);
        int workers = options.Workers(given);
        ulong root = options.Root(given, fresh);
        var tasks = options.All(given);
        Given[] written = [.. json is null ? (Given[])[] : [new("--json", json)], .. gate.Written(given)];
        OwnFiles.Require([.. options.Kept(given, tasks.Select(t => t.Info)), .. gate.Read(given)], written);
        Array.ForEach(written, OwnFiles.RequireWritable);
        var gaps = gate.KnownGaps(given);
        string reports = Path.Combine(options.Artifacts(given), "reports"), index = Path.Combine(reports, "index.html");
        Job[] jobs = [.. tasks.SelectMany(chosen =>
        {
            var task = options.Open(given, chosen);
            var studies = options.StudiesOf(given, task, chosen.Info, root);
            foreach (var study in studies)
            {
                RequireTwoAxes(study, untilDecided);
            }

            chosen.Domain.Files.Claims.RequireKnown(task, root);
            return studies.Select(study => new Job(
                task, chosen.Info, chosen.Domain.Files.Claims.For(task, study), study, Path.Combine(reports, study.Name + (untilDecided ? UntilDecided : ""))));
        })];
        OwnFiles.Require([], [.. written, new("the list of reports", index), .. jobs.SelectMany(job => OwnFiles.Report("the report", job.Folder))]);
        Writable.Require(reports);
        if (fresh)
        {
            // Whatever becomes of the run, the same seeds can be had again.
            Output.Note($"audit with root seed {root}");
        }

        using var store = new RecordStore(options.Artifacts(given));
        using var stop = new CtrlC();
        List<(Job Of, StudyReport Report, string[] Notes)> done = [];
        foreach (var job in jobs)
        {
            var report = ProgressDisplay.Run(progress => Report(job, new(job.Task, store, Output.Note), untilDecided, workers, progress, stop.Token));
            stop.Token.ThrowIfCancellationRequested();

            // All files first: whoever listens may go away. Earlier reports are read before this one replaces one of them.
            done.Add((job, report, Notes(job, report, reports, fresh)));
            ReportFolder.Write(job.Folder, report);
        }

        if (jobs.Length > 1)
        {
            ReportIndex.Write(index, [.. done.Select(d => (Path.GetFileName(d.Of.Folder), d.Report))]);
        }

        if (json is not null)
        {
            using var writer = new StreamWriter(json);
            JsonReport.Write(writer, [.. done.Select(d => d.Report)]);
        }

        var gates = gate.Write(given, gaps, [.. done.Select(d => (d.Report, d.Of.Claims))]);
        stop.Token.ThrowIfCancellationRequested();
        foreach (var (job, report, notes) in done)
        {
            Say(job, report, notes, clock.Elapsed);
        }

        if (jobs.Length > 1)
        {
            Lines(["", $"all reports: {Path.GetFullPath(index)}"]);
        }

        return gate.Show(given, gates);
    }

    // Looks are planned over training seeds: further axes would be computed at every look and decide nothing.
    private static void RequireTwoAxes(Study study, bool untilDecided)
    {
        if (untilDecided && study.Design.HasFurther)
        {
            string found = string.Join(", ", study.Design.Further.Select(f => f.Axis.Name));
            throw new StudyException($"--until-decided: expected no --vary beside it, found {found}");
        }
    }

    private static StudyReport Report(
        Job job, StoredCells cells, bool untilDecided, int workers, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        var (results, verdicts) = untilDecided
            ? new TopUp(cells, job.Claims, workers, UnlearnProgram.Start).Run(job.Study, progress, cancellation)
            : Fixed(cells, job.Claims, job.Study, workers, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return StudyReport.Of(results, job.Task, verdicts, job.Task.Audit(results, workers));
    }

    private static string[] Notes(Job job, StudyReport report, string reports, bool fresh)
    {
        var study = report.Results.Study;
        string registered = Path.GetFileName(job.Folder).Replace($"-seed{study.Root}", "", StringComparison.Ordinal);
        return fresh ? [.. FreshSeeds.Lines(report, Path.Combine(reports, registered, SummaryFile.Name), Output.Note)]
            : EarlierLooks.Note(reports, study, Output.Note) is { } note ? [note]
            : [];
    }

    private static void Say(Job job, StudyReport report, string[] notes, TimeSpan taken)
    {
        var study = report.Results.Study;
        Tables(report, job.Info.Shown);
        Lines(["", .. ReportSummary.Lines(report), "",
            $"I = {study.TrainingSeeds} training seeds, J = {study.UnlearningSeeds} unlearning seeds, "
                + string.Concat(study.Design.Further.Select(f => $"{f.Levels} levels of {f.Axis.Name}, "))
                + $"{study.Cells().Count()} cells, {taken.TotalSeconds:F0} s",
            $"report: {Path.GetFullPath(Path.Combine(job.Folder, "index.html"))}", .. notes]);
    }

    private static void Tables(StudyReport report, IReadOnlyList<string> shown)
    {
        // Where more varies than the two seeds, theirs is level 0 of the rest and stands in the report.
        foreach (var table in DesignTable.All(report, brief: true).Where(t => shown.Contains(t.Metric.Name)))
        {
            Output.Table(table.Caption, table.Header, table.Rows);
        }

        if (report.Design.Count > 0)
        {
            Output.Line(DesignTable.Brief);
        }

        foreach (var table in VarianceTable.All(report).Where(t => report.Design.Count == 0 && shown.Contains(t.Metric.Name)))
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
        return (results, new RunContext(cells, results, UnlearnProgram.Start) { Workers = workers }.Judge(claims, progress, cancellation));
    }

    // A study to run, with where its report goes.
    private sealed record Job(ITask Task, TaskInfo Info, ClaimSet Claims, Study Study, string Folder);
}
