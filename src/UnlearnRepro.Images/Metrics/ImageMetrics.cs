using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Metrics;

/// <summary>A metric of this domain: what it is and how it is read off a measured model.</summary>
public sealed record ImageMetric(MetricInfo Info, Func<Measured, double> Of);

/// <summary>
/// The metrics of this domain, in the order of a table. A metric against M_r is the mean over the reference models, which
/// are the same for every cell: the references' own randomness is no part of a method's spread.
/// </summary>
public static class ImageMetrics
{
    private static readonly (string Name, string Symbol, Func<Evaluation, Predictions> Of)[] Sets =
    [
        ("forget", "D_f", e => e.Forget),
        ("retain", "D_r", e => e.Retain),
        ("test-forget", "D'_f", e => e.TestForget),
        ("test-retain", "D'_r", e => e.TestRetain),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ImageMetric> All { get; } =
    [
        .. Each("accuracy", "%", "Retrain", "accuracy", Accuracy.Of, Sets),
        .. Each("loss", "nats", "Retrain", "cross-entropy", CrossEntropy.Of, Sets),
        new(new("distance-original", "", "none", "L2 distance of the weights to M_o"),
            m => WeightDistance.Between(m.Model, m.Original)),
        new(new("distance-retrain", "", "Retrain", "L2 distance of the weights to M_r"),
            m => m.References.Average(r => WeightDistance.Between(m.Model, r.Model))),
        .. EachToRetrain("completeness", "%", "100", "agreement with M_r on the predicted class", Completeness.Between),
        .. EachToRetrain("activation-distance", "", "0", "mean L2 distance of the softmax to M_r's", ActivationDistance.Between),
        .. EachToRetrain("js", "nats", "0", "Jensen-Shannon divergence to M_r", JsDivergence.Between),
        new(new("mia", "%", "Retrain", "share of D_f that an entropy attack takes for members"), m => EntropyAttack.Score(m.Predictions)),
        new(new("mia-auc", "", "0.5", "area under the entropy attack's curve, D_f against D'_f"), m => EntropyAttack.Auc(m.Predictions)),
    ];

    private static IEnumerable<ImageMetric> Each(
        string name, string unit, string ideal, string text, Func<Predictions, double> of, params (string Name, string Symbol, Func<Evaluation, Predictions> Of)[] sets) =>
        sets.Select(set => new ImageMetric(new($"{name}-{set.Name}", unit, ideal, $"{text} on {set.Symbol}"), m => of(set.Of(m.Predictions))));

    private static IEnumerable<ImageMetric> EachToRetrain(
        string name, string unit, string ideal, string text, Func<Predictions, Predictions, double> between) =>
        Sets[2..].Select(set => new ImageMetric(
            new($"{name}-{set.Name}", unit, ideal, $"{text} on {set.Symbol}") { AgainstRetrain = true },
            m => m.References.Average(r => between(set.Of(m.Predictions), set.Of(r.Predictions)))));
}
