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

    /// <summary>Whether Retrain's own values are what a method's are held against.</summary>
    public bool HasRetrainScale => AgainstRetrain || Ideal == WellKnown.Retrain;
}
