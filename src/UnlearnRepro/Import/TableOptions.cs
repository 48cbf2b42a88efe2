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

    /// <summary>Methods that start afresh and are the reference, whatever their letters' case; Retrain if there are none.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>
    /// Which column tells the models of a reference apart where the table leaves it open: <c>train_seed</c>, <c>unlearn_seed</c>, or
    /// <c>both</c> for a model per pair. Null to go by the table.
    /// </summary>
    public string? ReferenceSeeds { get; init; }

    /// <summary>What <see cref="ReferenceSeeds"/> may be.</summary>
    public static IReadOnlyList<string> ReferenceSeedForms { get; } =
        [Import.ReferenceSeeds.ByTrain, Import.ReferenceSeeds.ByUnlearn, Import.ReferenceSeeds.ByBoth];

    /// <summary>
    /// Methods that draw nothing: their spread over unlearning seeds is 0 by construction. What is said here stands above what the table says.
    /// </summary>
    public IReadOnlyList<string> Deterministic { get; init; } = [];

    /// <summary>Unit by metric.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns with the levels of further factors, such as classes or folds, along which the results vary too.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>
    /// Columns whose labels are counted anew within each level of a factor's column, whatever they are called: <c>train_seed</c>, or another factor's.
    /// What is not said here is read from the labels.
    /// </summary>
    public IReadOnlyList<(string Inner, string Outer)> Within { get; init; } = [];

    /// <summary>The file's column that tells the two protocols of the seed paper apart; null for a table of one design.</summary>
    public string? Protocol { get; init; }

    /// <summary>Further columns whose values are leaves of their own, each with both protocols; read only beside <see cref="Protocol"/>.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>n where the column of training seeds holds n s_t + j and no other names j; null otherwise.</summary>
    public int? UnlearningSeedsPerTrainingSeed { get; init; }

    /// <summary>What is wrong with a training seed, as a sentence; null for one that is well. Null where any may be.</summary>
    public Func<string, string?>? RefusedSeed { get; init; }

    /// <summary>Whether a method is trained afresh: it is named here, or the table declares it, or it is called Retrain and nobody says otherwise.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="declared">What the table says of it; null if nothing.</param>
    internal bool IsReference(string method, SeedUse? declared) =>
        References.Contains(method, StringComparer.OrdinalIgnoreCase)
        || (declared is { } use ? use == SeedUse.Retraining : References.Count == 0 && method.Equals(WellKnown.Retrain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a method's result varies, and how that is known.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="declared">What the table says of it; null if nothing.</param>
    /// <param name="seeds">Whether its rows name unlearning seeds; null if the table has no column of them.</param>
    internal (SeedUse Use, string Why) SeedUseOf(string method, SeedUse? declared, bool? seeds) =>
        IsReference(method, declared) ? (SeedUse.Retraining, declared == SeedUse.Retraining ? "by seed_use" : "by name")
        : Deterministic.Contains(method, StringComparer.Ordinal) ? (SeedUse.Training, "by name")
        : declared is { } use ? (use, "by seed_use")
        : seeds switch
        {
            true => (SeedUse.TrainingAndUnlearning, "rows name unlearning seeds"),
            false => (SeedUse.Training, "unlearn_seed is empty"),
            _ => (SeedUse.TrainingAndUnlearning, "no column names unlearning seeds: it is not known"),
        };
}
