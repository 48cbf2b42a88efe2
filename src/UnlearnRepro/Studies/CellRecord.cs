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
public sealed record CellRecord(
    string Key, Cell Cell, [property: JsonPropertyName("outcome")] CellResult Result, string Fingerprint)
{
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

        var metrics = older.Result.Metrics.ToDictionary();
        foreach (var (name, value) in Result.Metrics)
        {
            metrics[name] = value;
        }

        bool collapsed = older.Result.Status == CellStatus.Collapsed || Result.Status == CellStatus.Collapsed;
        return this with { Result = Result with { Metrics = metrics, Status = collapsed ? CellStatus.Collapsed : CellStatus.Ok } };
    }
}
