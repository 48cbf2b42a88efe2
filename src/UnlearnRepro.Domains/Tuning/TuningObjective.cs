using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Tuning;

/// <summary>
/// What a candidate's hyper-parameters are judged by: the mean over the tuning models of the mean over metrics of
/// |value - mean value of Retrain|, in the metrics' unit, Retrain's of the same forget set; or a number that was set instead of Retrain's. Less is better.
/// </summary>
/// <param name="retrain">Retrain on the tuning seeds.</param>
/// <param name="metrics">The metrics; all of one unit.</param>
/// <param name="set">By metric, what stands for Retrain's value; null for none.</param>
public sealed class TuningObjective(StudyResults retrain, IReadOnlyList<string> metrics, IReadOnlyDictionary<string, double>? set = null)
{
    private readonly Dictionary<int, double[]> targets = retrain.Records.GroupBy(r => r.Cell.Forget)
        .ToDictionary(g => g.Key, g => metrics.Select(metric => Set(set, metric) ?? g.Average(r => r.Result.Metrics[metric])).ToArray());

    /// <summary>The objective of a candidate.</summary>
    public double Of(StudyResults candidate) =>
        candidate.Records.Average(r => metrics.Zip(targets[r.Cell.Forget], (metric, target) => Math.Abs(r.Result.Metrics[metric] - target)).Average());

    private static double? Set(IReadOnlyDictionary<string, double>? set, string metric) =>
        set is not null && set.TryGetValue(metric, out double target) ? target : null;

    /// <summary>A metric's mean over the tuning models.</summary>
    public static double Mean(StudyResults results, string metric) => results.Records.Average(r => r.Result.Metrics[metric]);
}
