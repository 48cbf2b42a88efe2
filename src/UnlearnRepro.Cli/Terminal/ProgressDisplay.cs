using Spectre.Console;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>A bar with the time left, on standard error; silent where that is not a terminal.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs the work under a display.</summary>
    public static T Run<T>(Func<IProgress<StudyProgress>?, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new CountColumn(), new RemainingTimeColumn(), new ElapsedTimeColumn())
            .Start(context => work(new Display(context)));
    }

    private sealed class Display(ProgressContext context) : IProgress<StudyProgress>
    {
        private readonly Dictionary<string, ProgressTask> tasks = [];
        private readonly Lock gate = new();

        public void Report(StudyProgress value)
        {
            if (value.Total == 0)
            {
                return;
            }

            lock (gate)
            {
                if (!tasks.TryGetValue(value.Stage, out var task))
                {
                    tasks.Add(value.Stage, task = context.AddTask(value.Stage, maxValue: value.Total));
                }

                // Workers report in any order.
                task.Value = Math.Max(task.Value, value.Done);
            }
        }
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text($"{task.Value:0}/{task.MaxValue:0}");
    }
}
