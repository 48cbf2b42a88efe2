using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>What somebody else's table cannot say about itself.</summary>
public sealed record TableOptions
{
    /// <summary>Name of the study and of its report; the file's own if empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The file's column by ours, where the two differ, e.g. <c>method</c> to <c>algo</c>; <c>a+b</c> joins two for task or scenario.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that are a metric each (<c>column</c> or <c>name=column</c>), for a table with one row per run; empty for one row per value.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Methods that start afresh and are the reference, whatever their letters' case.</summary>
    public IReadOnlyList<string> References { get; init; } = ["Retrain"];

    /// <summary>Methods that draw nothing: their spread over unlearning seeds is 0 by construction.</summary>
    public IReadOnlyList<string> Deterministic { get; init; } = [];

    /// <summary>Unit by metric.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>n where the column of training seeds holds n s_t + j and no other names j; null otherwise.</summary>
    internal int? UnlearningSeedsPerTrainingSeed { get; init; }

    /// <summary>Where a method's result varies, unless the table says so itself.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="hasUnlearningSeeds">False if the table has the column and leaves it empty for this method.</param>
    internal SeedUse SeedUseOf(string method, bool hasUnlearningSeeds) =>
        IsReference(method) ? SeedUse.Retraining
        : Deterministic.Contains(method, StringComparer.Ordinal) || !hasUnlearningSeeds ? SeedUse.Training
        : SeedUse.TrainingAndUnlearning;

    internal bool IsReference(string method) => References.Contains(method, StringComparer.OrdinalIgnoreCase);
}
