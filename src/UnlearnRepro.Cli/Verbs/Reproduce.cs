using System.CommandLine;
using System.Diagnostics;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Images.Claims;
using UnlearnRepro.Reports;
using UnlearnRepro.Store;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>reproduce</c>: the main job, from data to report.</summary>
internal static class Reproduce
{
    // The others are in the report; these four tell at a glance what a method does.
    private static readonly string[] Shown = ["accuracy-forget", "accuracy-retain", "mia", "js-test-forget"];

    public static Command Command()
    {
        var options = new StudyOptions();
        var json = new Option<string?>("--json") { Description = "also write the variance table and the verdicts to this file" };
        var command = new Command("reproduce", "Run a study over training and unlearning seeds, give verdicts, write the report");
        options.AddTo(command);
        command.Add(json);
        command.SetAction(given => Run(options, given, given.GetValue(json)));
        return command;
    }

    private static int Run(StudyOptions options, ParseResult given, string? json)
    {
        var clock = Stopwatch.StartNew();
        var task = options.Task(given);
        var study = options.Study(given, task);
        if (json is not null)
        {
            // Found out now, not after the study.
            File.Open(json, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        }

        using var store = new RecordStore(options.Artifacts(given));
        using var stop = new CtrlC();
        var cells = new StoredCells(task, store, Console.Error.WriteLine);
        var report = ProgressDisplay.Run(progress =>
        {
            var results = cells.Complete(study, options.Workers(given), progress, stop.Token);
            return StudyReport.Of(results, task, new ClaimContext(cells, results).Judge(ImageClaims.All, progress, stop.Token));
        });

        foreach (var table in VarianceTable.All(report).Where(t => Shown.Contains(t.Metric.Name)))
        {
            Output.Table(table.Caption, table.Header, table.Rows);
        }

        Output.Verdicts(report.Verdicts);
        string folder = Path.Combine(options.Artifacts(given), "reports", study.Name);
        ReportFolder.Write(folder, report);
        if (json is not null)
        {
            using var writer = new StreamWriter(json);
            JsonReport.Write(writer, report);
        }

        Output.Line();
        foreach (string line in ReportSummary.Lines(report))
        {
            Output.Line(line);
        }

        Output.Line();
        Output.Line($"I = {study.TrainingSeeds} training seeds, J = {study.UnlearningSeeds} unlearning seeds, {study.Cells().Count()} cells, {clock.Elapsed.TotalSeconds:F0} s");
        Output.Line($"report: {Path.GetFullPath(Path.Combine(folder, "index.html"))}");
        return ExitCode.Done;
    }
}
