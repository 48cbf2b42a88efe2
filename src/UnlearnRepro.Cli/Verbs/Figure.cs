using System.CommandLine;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Reports;
using UnlearnRepro.Store;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>figure</c>: the README's picture, drawn from a stored study.</summary>
internal static class Figure
{
    public static Command Command()
    {
        var options = new StudyOptions();
        var metric = new Option<string>("--metric") { Description = "the metric to draw", DefaultValueFactory = _ => "accuracy-forget" };
        var output = new Option<string>("--output") { Description = "the SVG to write", DefaultValueFactory = _ => "docs/finding.svg" };
        var command = new Command("figure", "Draw the picture of the finding from a stored study") { metric, output };
        options.AddTo(command);
        command.SetAction(given =>
        {
            var task = options.Task(given);
            using var store = new RecordStore(options.Artifacts(given));
            var results = new Studies.StudyResults(options.Study(given, task), store.Read(Console.Error.WriteLine), task.Identity);
            File.WriteAllText(given.GetValue(output)!, FindingFigure.Svg(StudyReport.Of(results, task, []), given.GetValue(metric)!));
            return ExitCode.Done;
        });
        return command;
    }
}
