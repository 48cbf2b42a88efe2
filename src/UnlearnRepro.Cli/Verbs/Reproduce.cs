using System.CommandLine;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Store;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>reproduce</c>: the main job.</summary>
internal static class Reproduce
{
    public static Command Command()
    {
        var options = new StudyOptions();
        var command = new Command("reproduce", "Run a study over training and unlearning seeds, give verdicts, write the report");
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.SetAction(given => Run(options, given));
        return command;
    }

    private static int Run(StudyOptions options, ParseResult given)
    {
        var task = options.Task(given);
        var study = options.Study(given, task);
        using var store = new RecordStore(options.Artifacts(given));
        var results = ProgressDisplay.Run(progress => store.Complete(task, study, options.Workers(given), progress, Console.Error.WriteLine));
        Console.WriteLine(results.Records.Count());
        return ExitCode.Done;
    }
}
