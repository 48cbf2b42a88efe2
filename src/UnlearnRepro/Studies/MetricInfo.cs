using System.Globalization;

namespace UnlearnRepro.Studies;

/// <summary>Which way a metric is better.</summary>
public enum Better
{
    /// <summary>Near its ideal, from either side.</summary>
    Near,

    /// <summary>High.</summary>
    High,

    /// <summary>Low.</summary>
    Low,

    /// <summary>It tells what happened, not how well.</summary>
    Neither,
}

/// <summary>A point of a curve that several metrics make together, such as a learning curve.</summary>
/// <param name="Curve">The curve's name, e.g. <c>ndcg-10</c>.</param>
/// <param name="Shows">What it shows, e.g. <c>nDCG@10 on D'</c>.</param>
/// <param name="Along">What it runs along, e.g. <c>rounds</c>.</param>
/// <param name="At">Where the point is.</param>
public sealed record CurvePoint(string Curve, string Shows, string Along, double At);

/// <summary>What a metric is, for people.</summary>
/// <param name="Name">e.g. <c>accuracy-forget</c>.</param>
/// <param name="Unit">e.g. <c>%</c>, <c>nats</c>; empty for a pure number.</param>
/// <param name="Ideal">What a perfect unlearning would show: <c>Retrain</c>, or a number; <c>none</c> where there is no such thing.</param>
/// <param name="Description">One line.</param>
/// <param name="Better">Which way it is better.</param>
public sealed record MetricInfo(string Name, string Unit, string Ideal, string Description, Better Better = Better.Near)
{
    /// <summary>Direction and ideal in words, e.g. <c>near Retrain</c>, <c>high (ideal 1)</c>; empty where nobody said.</summary>
    public string Goal => this switch
    {
        { Ideal: "" } => "",
        { Better: Better.Neither } => "-",
        { Better: Better.Near } => $"near {Ideal}",
        _ => $"{Better.ToString().ToLower(CultureInfo.InvariantCulture)} (ideal {Ideal})",
    };

    /// <summary>Whether it is itself measured against M_r: a distance to it, or an agreement with it.</summary>
    public bool AgainstRetrain { get; init; }

    /// <summary>
    /// Whether a sound model can have no finite value, because the metric is what published code computes. Such a value is missing as a
    /// collapsed one is, for this metric alone: it says nothing of the model.
    /// </summary>
    public bool CanBeInfinite { get; init; }

    /// <summary>Which point of a curve it is; null for a number that stands alone.</summary>
    public CurvePoint? Curve { get; init; }

    /// <summary>Whether Retrain's own values are what a method's are held against.</summary>
    public bool HasRetrainScale => AgainstRetrain || Ideal == WellKnown.Retrain;
}
