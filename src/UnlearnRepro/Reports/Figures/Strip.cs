using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>One method in the paper's figure: what common practice shows of it, and what there is to see.</summary>
/// <param name="Row">The method's row.</param>
/// <param name="OneModel">Training seed 0 with its J unlearning seeds; empty for a reference.</param>
/// <param name="ManyModels">I training seeds with unlearning seed 0 each.</param>
internal sealed record Strip(VarianceRow Row, IReadOnlyList<double> OneModel, IReadOnlyList<double> ManyModels)
{
    public static Strip Of(VarianceRow row)
    {
        var values = row.Grid.Values;
        return new(row, row.Method.SeedUse == SeedUse.Retraining ? [] : [.. values[0].OfType<double>()], [.. values.Select(line => line[0]).OfType<double>()]);
    }

    /// <summary>Whether its dots are fresh models.</summary>
    public bool IsFresh => Row.Method.SeedUse == SeedUse.Retraining;

    /// <summary>All dots.</summary>
    public IEnumerable<double> Values => OneModel.Concat(ManyModels);

    /// <summary>The quartiles of the reference models; null if there is none.</summary>
    public static Quartiles? Band(StudyReport report, string metric)
    {
        double[] values = [.. report.Retrain(metric)?.Grid.Values.SelectMany(line => line).OfType<double>() ?? []];
        return values.Length == 0 ? null : Quartiles.Of(values);
    }
}
