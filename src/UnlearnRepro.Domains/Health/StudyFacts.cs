using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>What the health checks look at: a study's records, and what is known of its data, its streams and its tuning.</summary>
/// <param name="Results">The study with its records.</param>
/// <param name="Domain">The domain's metrics, which of them tell whether a study can be believed, and its limits.</param>
/// <param name="Test">Number of samples in D'.</param>
/// <param name="Shared">How many of them stand in D too.</param>
/// <param name="KnownShared">How many are known to be; null where nobody has counted.</param>
/// <param name="ForgetsClass">Whether M_r has seen nothing like what D'_f shows.</param>
/// <param name="Stream">The seed of the unlearning streams of a cell.</param>
/// <param name="Tuning">The task's tuning; null if nothing was tuned.</param>
/// <param name="Resolve">The method that a text names, with the task's hyper-parameters.</param>
public sealed record StudyFacts(
    StudyResults Results,
    HealthKnowledge Domain,
    int Test,
    int Shared,
    int? KnownShared,
    bool ForgetsClass,
    Func<Cell, ulong> Stream,
    TaskTuning? Tuning,
    Func<string, MethodChoice> Resolve)
{
    /// <summary>The study.</summary>
    public Study Study => Results.Study;

    /// <summary>The method that does nothing, if the study has it.</summary>
    public MethodChoice? Original => Study.Methods.FirstOrDefault(m => m.Name == WellKnown.Original);

    /// <summary>The method that starts afresh on D_r alone, if the study has it.</summary>
    public MethodChoice? Retrain => Study.Methods.FirstOrDefault(m => m is { Name: WellKnown.Retrain, SeedUse: SeedUse.Retraining });

    /// <summary>The limits of every task.</summary>
    public CommonLimits Common => Domain.File.Limits;

    /// <summary>The task's own; null if none were fixed.</summary>
    public TaskLimits? Limits => Domain.File.Tasks.GetValueOrDefault(Study.Task);

    /// <summary>A metric of a method as means per seed; null where the study has not both, or a cell collapsed.</summary>
    public IReadOnlyList<double>? Means(MethodChoice? method, string metric) =>
        method is not null && Study.Metrics.Contains(metric) && Results.Grid(method, metric) is { Collapsed: 0, Finite: { } grid } ? grid.SeedMeans : null;

    /// <summary>The same as references.</summary>
    public References? References(string metric) => Means(Retrain, metric) is { } values ? new(values) : null;

    /// <summary>How many retrained models are none, because a weight or a prediction is not finite.</summary>
    public int CollapsedReferences =>
        Retrain is { } retrain ? Enumerable.Range(0, Study.TrainingSeeds).Count(t => Results.Record(retrain, t, 0).Result.Status == CellStatus.Collapsed) : 0;
}
