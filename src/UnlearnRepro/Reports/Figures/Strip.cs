using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>One method in the paper's figure: what common practice shows of it, and what there is to see.</summary>
/// <param name="Row">The method's row.</param>
/// <param name="Label">Its label.</param>
/// <param name="OneModel">Training seed 0 with its J unlearning seeds; empty for a reference.</param>
/// <param name="ManyModels">I training seeds with unlearning seed 0 each.</param>
internal sealed record Strip(VarianceRow Row, MethodLabel Label, IReadOnlyList<Dot> OneModel, IReadOnlyList<Dot> ManyModels)
{
    public static Strip Of(VarianceRow row, StudyReport report)
    {
        var values = row.Grid.Values;
        return new(
            row,
            MethodLabel.Of(row.Method, report.Results.Study.Methods),
            IsReference(row) ? [] : Finite(values[0], "unlearning seed"),
            Finite(values.Select(line => line[0]), IsReference(row) ? "retraining seed" : "training seed"));
    }

    /// <summary>Whether its dots are fresh models.</summary>
    public bool IsFresh => IsReference(Row);

    /// <summary>All dots' values.</summary>
    public IEnumerable<double> Values => OneModel.Concat(ManyModels).Select(dot => dot.Value);

    /// <summary>The band of the reference models; null if there is none.</summary>
    public static Quartiles? Band(StudyReport report, string metric)
    {
        double[] values = [.. report.Retrain(metric)?.Grid.Values.SelectMany(line => line).OfType<double>() ?? []];
        return values.Length == 0 ? null : Quartiles.Of(values);
    }

    private static bool IsReference(VarianceRow row) => row.Method.SeedUse == SeedUse.Retraining;

    private static Dot[] Finite(IEnumerable<double?> values, string seed) =>
        [.. values.Select((value, k) => (Value: value, k)).Where(v => v.Value is not null).Select(v => new Dot(v.k, v.Value!.Value, $"{seed} {v.k}: {NumberText.Of(v.Value.Value)}"))];
}

/// <summary>One run.</summary>
/// <param name="Seed">Index of the seed that varies.</param>
/// <param name="Value">The metric.</param>
/// <param name="Tip">Shown under the pointer.</param>
internal readonly record struct Dot(int Seed, double Value, string Tip)
{
    /// <summary>A place across the strip in [-0.5, 0.5), by index: multiples of the golden ratio spread evenly for any number of dots.</summary>
    public double Jitter => (((Seed * 0.6180339887498949) + 0.5) % 1) - 0.5;
}
