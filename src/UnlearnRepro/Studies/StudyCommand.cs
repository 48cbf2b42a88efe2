using System.Globalization;
using UnlearnRepro.Words;

namespace UnlearnRepro.Studies;

/// <summary>The words that make the program run a study, wherever people are told them.</summary>
public static class StudyCommand
{
    /// <summary>e.g. <c>reproduce --task digits --scenario full-class-3 --train-seeds 20 --unlearn-seeds 5 --seed 2026</c>.</summary>
    /// <param name="study">The study; its methods are named where they are not those that the task compares by itself.</param>
    /// <param name="task">Its task.</param>
    /// <param name="more">Further options with their values.</param>
    public static string Of(Study study, ITask task, params IReadOnlyList<string> more)
    {
        var usual = task.DefaultMethods(study.Scenario).Select(task.Method);
        var methods = study.Methods.SequenceEqual(usual) ? [] : study.Methods.SelectMany(m => new[] { "--method", m.Text });
        string[] words =
        [
            "reproduce", "--task", study.Task, "--scenario", study.Scenario, "--train-seeds", Number(study.TrainingSeeds),
            "--unlearn-seeds", Number(study.UnlearningSeeds), .. study.Design.Further.SelectMany(f => new[] { "--vary", $"{f.Axis.Name}={Number(f.Levels)}" }),
            "--seed", Number(study.Root), .. methods, .. more,
        ];
        return string.Join(' ', words.Select(ShellWord.Of));
    }

    private static string Number<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
