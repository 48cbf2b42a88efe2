using System.Text.Json.Serialization;

namespace UnlearnRepro.Studies;

/// <summary>Whether a cell's model is a model.</summary>
public enum CellStatus
{
    /// <summary>All weights and metrics are finite, metrics apart that <see cref="MetricInfo.CanBeInfinite"/>.</summary>
    Ok,

    /// <summary>A weight or a metric is NaN or infinite that must not be. Counted, never dropped.</summary>
    Collapsed,
}

/// <summary>What running a cell found.</summary>
/// <param name="Metrics">Value by metric name; not a number where the model has none.</param>
/// <param name="WeightsSha256">Fingerprint of M_u.</param>
/// <param name="Inputs">Fingerprints of what the cell started from: <c>original</c>, <c>forget</c>, <c>reference</c>.</param>
/// <param name="Seconds">Time of unlearning alone; of training for a method that starts afresh. Evaluation excluded.</param>
/// <param name="Status">Whether M_u is finite.</param>
/// <param name="Passes">What unlearning cost in samples, the same on every machine; null where nobody counted.</param>
/// <param name="Layers">How far each layer is from M_o and M_r, in the network's order; null where nobody measured.</param>
public sealed record CellResult(
    IReadOnlyDictionary<string, double> Metrics,
    string WeightsSha256,
    IReadOnlyDictionary<string, string> Inputs,
    double Seconds,
    CellStatus Status,
    SamplePasses? Passes = null,
    IReadOnlyDictionary<string, LayerDistance>? Layers = null);

/// <summary>Samples pushed through networks by unlearning alone; by training for a method that starts afresh. Evaluation excluded.</summary>
/// <param name="Forward">Forward passes, also those before a backward pass.</param>
/// <param name="Backward">Backward passes.</param>
/// <param name="Of">N, the samples of D: the unit to read them in.</param>
public sealed record SamplePasses(long Forward, long Backward, long Of)
{
    /// <summary>In forward passes over D, a backward pass taken for two forward ones: it multiplies by the weights twice.</summary>
    public double Work() => (Forward + (2.0 * Backward)) / Of;
}

/// <summary>L2 distance of one layer's parameters, buffers left out.</summary>
/// <param name="Original">To M_o.</param>
/// <param name="Retrain">
/// To M_r: the root of the mean square over the references, so that the squares of the layers add up to the mean square of the whole
/// distance. That root is at least the mean distance (Jensen); with one reference the two are one.
/// </param>
public sealed record LayerDistance(double Original, double Retrain);

/// <summary>A cell with its outcome: one line of the store.</summary>
/// <param name="Key">The cell's content key.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Result">What was found.</param>
/// <param name="Fingerprint">Library versions, CPU capability, threads, device and dtype it was found with.</param>
/// <param name="Code">The code that its model was made by.</param>
/// <param name="MetricCode">By metric name, what stands for the code that its value was made by.</param>
public sealed record CellRecord(
    string Key,
    Cell Cell,
    [property: JsonPropertyName("outcome")] CellResult Result,
    string Fingerprint,
    CellCode Code,
    IReadOnlyDictionary<string, string> MetricCode)
{
    /// <summary>What a task has found for a cell, with the code that it was found by.</summary>
    public static CellRecord Of(ITask task, Cell cell, CellResult result) =>
        new(task.Key(cell), cell, result, task.Fingerprint, task.Code(cell), result.Metrics.Keys.ToDictionary(name => name, task.MetricCode));

    /// <summary>
    /// Whether its model was made by code that the task has not now. Of a method that the task does not have nothing can be said: a program
    /// with other methods may share the store.
    /// </summary>
    public bool IsStale(ITask task) => Cell.Task == task.Name && task.MethodNames.Contains(Cell.Method) && Code != task.Code(Cell);

    /// <summary>Whether it has a value of each metric: one that was made for fewer is no answer yet.</summary>
    public bool Has(IReadOnlyCollection<string> metrics) => metrics.All(Result.Metrics.ContainsKey);

    /// <summary>Values that metrics of a task had before their code was changed.</summary>
    public IReadOnlyList<string> StaleMetrics(ITask task) =>
        Cell.Task == task.Name ? [.. Result.Metrics.Keys.Where(name => MetricCode.GetValueOrDefault(name) != task.MetricCode(name))] : [];

    /// <summary>This record without such values. Where the model was none, one of them may have said so: then nothing is left.</summary>
    public CellRecord Current(ITask task) => StaleMetrics(task) switch
    {
        { Count: 0 } => this,
        _ when Result.Status == CellStatus.Collapsed => With(new Dictionary<string, double>()),
        var stale => With(Result.Metrics.ExceptBy(stale, m => m.Key).ToDictionary()),
    };

    /// <summary>
    /// This record with the metrics that only an older one of the same cell has, so that asking for other metrics loses
    /// none. An older record of other weights, which another machine may have left, adds nothing.
    /// </summary>
    public CellRecord Over(CellRecord? older)
    {
        if (older is null || older.Result.WeightsSha256 != Result.WeightsSha256)
        {
            return this;
        }

        bool collapsed = older.Result.Status == CellStatus.Collapsed || Result.Status == CellStatus.Collapsed;
        return this with
        {
            Result = Result with { Metrics = Both(older.Result.Metrics, Result.Metrics), Status = collapsed ? CellStatus.Collapsed : CellStatus.Ok },
            MetricCode = Both(older.MetricCode, MetricCode),
        };
    }

    private CellRecord With(IReadOnlyDictionary<string, double> metrics) =>
        this with { Result = Result with { Metrics = metrics, Status = CellStatus.Ok } };

    private static Dictionary<string, T> Both<T>(IReadOnlyDictionary<string, T> older, IReadOnlyDictionary<string, T> newer)
    {
        var both = older.ToDictionary();
        foreach (var (name, value) in newer)
        {
            both[name] = value;
        }

        return both;
    }
}
