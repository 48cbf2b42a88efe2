namespace UnlearnRepro.Studies;

/// <summary>What a metric is, for people.</summary>
/// <param name="Name">e.g. <c>accuracy-forget</c>.</param>
/// <param name="Unit">e.g. <c>%</c>, <c>nats</c>; empty for a pure number.</param>
/// <param name="Ideal">What a perfect unlearning would show: <c>Retrain</c>, or a number.</param>
/// <param name="Description">One line.</param>
public sealed record MetricInfo(string Name, string Unit, string Ideal, string Description)
{
    /// <summary>Whether it is itself measured against M_r: a distance to it, or an agreement with it.</summary>
    public bool AgainstRetrain { get; init; }

    /// <summary>Whether Retrain's own values are what a method's are held against.</summary>
    public bool HasRetrainScale => AgainstRetrain || Ideal == "Retrain";
}
