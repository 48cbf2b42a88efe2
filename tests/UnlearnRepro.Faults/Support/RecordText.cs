using System.Globalization;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Faults.Support;

/// <summary>Everything that a record holds, numbers to the last bit, as a text to compare.</summary>
internal static class RecordText
{
    public static string Of(CellRecord record)
    {
        var (cell, outcome) = (record.Cell, record.Result);
        return string.Join('|', (string[])
        [
            record.Key, record.Fingerprint, cell.Task, cell.Scenario, cell.Method, cell.Parameters,
            .. new[] { (long)cell.Root, cell.Data, cell.Forget, cell.Train, cell.Unlearn, cell.Eval }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
            outcome.WeightsSha256, outcome.Status.ToString(), Bits(outcome.Seconds), outcome.Passes?.ToString() ?? "",
            .. outcome.Inputs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"),
            .. outcome.Metrics.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={Bits(p.Value)}"),
            .. (outcome.Layers ?? new Dictionary<string, LayerDistance>()).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={Bits(p.Value.Original)} {Bits(p.Value.Retrain)}"),
        ]);
    }

    private static string Bits(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x", CultureInfo.InvariantCulture);
}
