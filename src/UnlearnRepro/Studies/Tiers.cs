using UnlearnRepro.Words;

namespace UnlearnRepro.Studies;

/// <summary>The sizes of a study that have a name.</summary>
public static class Tiers
{
    private static readonly IReadOnlyDictionary<string, (int I, int J)> Sizes = new Dictionary<string, (int, int)>
    {
        ["smoke"] = (3, 2),
        ["quick"] = (20, 5),

        // The size of the paper's own image experiments (arXiv 2510.26714v5).
        ["paper"] = (75, 10),
    };

    /// <summary>The study of a tier that asks for nothing else: the task's default methods and all metrics.</summary>
    /// <param name="task">The task.</param>
    /// <param name="scenario">What is to be forgotten.</param>
    /// <param name="tier">The tier's name.</param>
    /// <exception cref="StudyException">There is no such tier.</exception>
    public static Study Study(ITask task, string scenario, string tier)
    {
        var (i, j) = Size(task, tier);
        return Study(task, scenario, i, j);
    }

    /// <summary>The same study of any size; that of a tier is called by the tier.</summary>
    /// <param name="task">The task.</param>
    /// <param name="scenario">What is to be forgotten.</param>
    /// <param name="trainingSeeds">I.</param>
    /// <param name="unlearningSeeds">J.</param>
    public static Study Study(ITask task, string scenario, int trainingSeeds, int unlearningSeeds) => new()
    {
        Name = $"{task.Name}-{scenario}-{Sizes.Keys.FirstOrDefault(tier => Size(task, tier) == (trainingSeeds, unlearningSeeds))
            ?? $"{trainingSeeds}x{unlearningSeeds}"}",
        Task = task.Name,
        Scenario = scenario,
        Methods = [.. task.DefaultMethods(scenario).Select(task.Method)],
        Metrics = [.. task.Metrics.Select(m => m.Name)],
        TrainingSeeds = trainingSeeds,
        UnlearningSeeds = unlearningSeeds,
    };

    /// <summary>I and J of a tier, where the task has none of its own.</summary>
    /// <exception cref="StudyException">There is no such tier.</exception>
    public static (int I, int J) Size(string tier) =>
        Sizes.TryGetValue(tier, out var size) ? size : throw new StudyException(Names.Unknown("tier", tier, Sizes.Keys));

    /// <summary>Whether a study has the size that its task has made of a tier for itself.</summary>
    /// <param name="task">The task.</param>
    /// <param name="study">The study.</param>
    public static bool IsOwn(ITask task, Study study) =>
        Sizes.Keys.Any(tier => task.Size(tier) is { } own && own == (study.TrainingSeeds, study.UnlearningSeeds));

    private static (int I, int J) Size(ITask task, string tier)
    {
        var usual = Size(tier);
        return task.Size(tier) ?? usual;
    }
}
