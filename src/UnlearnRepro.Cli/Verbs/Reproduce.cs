using System.CommandLine;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Images.Claims;
using UnlearnRepro.Reports;
using UnlearnRepro.Store;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>reproduce</c>: the main job, from data to report.</summary>
internal static class Reproduce
{
    public static Command Command()
    {
        var options = new StudyOptions();
        var json = new Option<string?>("--json") { Description = "also write the variance table and the verdicts to this file" };
        var command = new Command("reproduce", "Run a study over training and unlearning seeds, give verdicts, write the report");
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.Add(json);
        command.SetAction(given => Run(options, given, given.GetValue(json)));
        return command;
    }

    private static int Run(StudyOptions options, ParseResult given, string? json)
    {
        var task = options.Task(given);
        var study = options.Study(given, task);
        using var store = new RecordStore(options.Artifacts(given));
        using var stop = new CtrlC();
        var cells = new StoredCells(task, store, Console.Error.WriteLine);
        var results = ProgressDisplay.Run(progress => cells.Complete(study, options.Workers(given), progress, stop.Token));
        var verdicts = new ClaimContext(cells, results).Judge(ImageClaims.All);
        var report = StudyReport.Of(results, task, verdicts);
        foreach (var verdict in verdicts)
        {
            Console.WriteLine(verdict.Explanation);
        }

        return ExitCode.Done;
    }
}
