using UnlearnRepro.Domains.Health;
using UnlearnRepro.Networks.Metrics;
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
        ("test", "D'", e => e.Test),
    ];

    /// <summary>Which of them tell whether a study can be believed.</summary>
    public static HealthRoles Roles { get; } = new("accuracy-test", "accuracy-test-retain", "accuracy-forget", "accuracy-test-forget", "images");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ImageMetric> All { get; } =
    [
        .. Each("accuracy", "%", "accuracy", Accuracy.Of),
        .. Each("loss", "nats", "cross-entropy", CrossEntropy.Of),
        new(new("distance-original", "", "none", "L2 distance of the weights to M_o", Better.Neither),
            m => WeightDistance.Between(m.Model, m.Original.Model)),
        new(new("distance-retrain", "", "Retrain", "L2 distance of the weights to M_r"),
            m => m.References.Average(r => WeightDistance.Between(m.Model, r.Model))),
        .. EachToRetrain("completeness", "%", "100", Better.High, "agreement with M_r on the predicted class", Completeness.Between),
        .. EachToRetrain("activation-distance", "", "0", Better.Low, "mean L2 distance of the softmax to M_r's", ActivationDistance.Between),
        .. EachToRetrain("activation-rms", "", "0", Better.Low, "root mean square L2 distance of the softmax to M_r's", ActivationRms.Between),
        .. EachToRetrain("js", "nats", "0", Better.Low, "Jensen-Shannon divergence to M_r", JsDivergence.Between),
        .. EachToRetrain("js-published", "nats", "0", Better.Low, "divergence to M_r as SUPREME's code has it", JsPublished.Between, canBeInfinite: true),
        new(new("zrf", "", "Retrain", "1 - Jensen-Shannon divergence to an untrained network on D'_f"),
            m => Zrf.Of(m.Predictions.TestForget, m.Common.Teacher)),
        new(new("zrf-published", "", "Retrain", "the same with SUPREME's divergence") { CanBeInfinite = true },
            m => Zrf.Published(m.Predictions.TestForget, m.Common.Teacher)),
        new(new("mia", "%", "Retrain", "share of D_f that an entropy attack takes for members"), m => EntropyAttack.Score(m.Predictions)),
        new(new("mia-published", "%", "Retrain", "the same share as SUPREME's code has it"), m => EntropyAttack.Published(m.Predictions)),
        new(new("mia-auc", "", "0.5", "area under the entropy attack's curve, D_f against D'_f"), m => EntropyAttack.Auc(m.Predictions)),
        Attack("correctness", MembershipFeatures.Correctness),
        new(AttackInfo("confidence"), m => m.Standing.MiaConfidence),
        Attack("entropy", MembershipFeatures.NegativeEntropy),
        Attack("modified-entropy", MembershipFeatures.NegativeModifiedEntropy),
        new(new("relearn-steps", "passes", "Retrain", $"passes over D_f until it is known as by M_o, at most {RelearnTime.Most}"),
            m => m.Common.Relearn.Passes(m.Model, m.Original.Accuracies.Forget)),
        new(new("tow", "", "1", "tug of war: nearness to M_r's accuracy on D_f, D_r and D', multiplied", Better.High) { AgainstRetrain = true },
            m => TugOfWar.Of(m.Standing, [.. m.References.Select(r => r.Standing)])),
        new(new("tow-mia", "", "1", "the same with mia-confidence in place of the accuracy on D_f", Better.High) { AgainstRetrain = true },
            m => TugOfWar.Mia(m.Standing, [.. m.References.Select(r => r.Standing)])),
        new(new("aus", "", "1", "adaptive unlearning score: accuracy kept on D'_r over accuracy left on what is forgotten", Better.High),
            m => AdaptiveUnlearningScore.Of(m.Predictions, m.Original.Accuracies.TestRetain, m.Common.WholeClasses, m.Common.Corrupted)),
        new(new("nomus", "", "Retrain", "mean of the accuracy on D' and of how little an attack tells D_f from D'_f", Better.High),
            m => NoMus.Of(m.Predictions)),
    ];

    private static IEnumerable<ImageMetric> Each(string name, string unit, string text, Func<Predictions, double> of) =>
        Sets.Select(set => new ImageMetric(new($"{name}-{set.Name}", unit, "Retrain", $"{text} on {set.Symbol}"), m => of(set.Of(m.Predictions))));

    private static IEnumerable<ImageMetric> EachToRetrain(
        string name, string unit, string ideal, Better better, string text, Func<Predictions, Predictions, double> between, bool canBeInfinite = false) =>
        Sets[2..4].Select(set => new ImageMetric(
            new($"{name}-{set.Name}", unit, ideal, $"{text} on {set.Symbol}", better) { AgainstRetrain = true, CanBeInfinite = canBeInfinite },
            m => m.References.Average(r => between(set.Of(m.Predictions), set.Of(r.Predictions)))));

    private static ImageMetric Attack(string feature, Func<Predictions, double[]> of) =>
        new(AttackInfo(feature), m => ThresholdAttack.Efficacy(m.Predictions, of));

    private static MetricInfo AttackInfo(string feature) =>
        new($"mia-{feature}", "%", "Retrain", $"share of D_f that a cut on the {feature.Replace('-', ' ')} takes for non-members");
}
