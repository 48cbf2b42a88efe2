using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>A study that claims are judged on, as a domain's claims file states it: what is run, on how many seeds, and why that.</summary>
/// <param name="Name">A stable slug, e.g. <c>digits-full-class-3</c>; claims and the command line call it so.</param>
/// <param name="Task">The task.</param>
/// <param name="Scenario">What is to be forgotten.</param>
/// <param name="TrainingSeeds">I.</param>
/// <param name="UnlearningSeeds">J.</param>
/// <param name="Rationale">Why these methods, metrics and sizes.</param>
public sealed record RegisteredStudy(string Name, string Task, string Scenario, int TrainingSeeds, int UnlearningSeeds, string Rationale)
{
    /// <summary>The methods, <c>Name</c> or <c>Name:Param=value,...</c>; null for the task's default ones.</summary>
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>The metrics; null for all that the task has.</summary>
    public IReadOnlyList<string>? Metrics { get; init; }

    /// <summary>Further seed axes with their numbers of levels, such as <c>forget=5</c>.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>Whether it takes more than minutes, so that tests run it only when asked for.</summary>
    public bool Long { get; init; }

    /// <summary>The study of an opened task. It is called as the command line calls the same choices.</summary>
    /// <param name="task">The task.</param>
    /// <param name="root">The root seed.</param>
    /// <exception cref="StudyException">Scenario, method or metric is not known to the task; the message has the nearest names.</exception>
    public Study Of(ITask task, ulong root = Study.DefaultRoot)
    {
        try
        {
            string scenario = task.Scenario(Scenario, root);
            Require(scenario == Scenario, () => $"scenario: expected {scenario}, found '{Scenario}'");
            var study = Tiers.Study(task, scenario, TrainingSeeds, UnlearningSeeds).WithDesign(StudyDesign.Of(task, scenario, root, Vary));
            if (Methods is not null)
            {
                study = study.WithMethods([.. Methods.Select(task.Method)]);
            }

            if (Metrics is not null)
            {
                string[] all = [.. study.Metrics];
                Array.ForEach([.. Metrics], metric => Require(all.Contains(metric), () => Names.Unknown("metric", metric, all)));
                study = study.WithMetrics([.. all.Where(Metrics.Contains)]);
            }

            return study.WithRoot(root).Checked();
        }
        catch (StudyException e)
        {
            throw new StudyException($"study {Name}: {e.Message}", e);
        }

        static void Require(bool holds, Func<string> message)
        {
            if (!holds)
            {
                throw new StudyException(message());
            }
        }
    }
}

/// <summary>A task and a scenario that a claim is about; null for any.</summary>
/// <param name="Task">The task.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Further">The seed axes that it varies beside the two; null for any.</param>
internal sealed record StudyPlace(string? Task, string? Scenario, IReadOnlyCollection<string>? Further = null)
{
    /// <summary>Whether a study lies there.</summary>
    public bool Has(string task, string scenario) => (Task ?? task) == task && (Scenario ?? scenario) == scenario;
}
