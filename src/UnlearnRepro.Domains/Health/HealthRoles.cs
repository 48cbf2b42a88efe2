using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>Which metrics of a domain tell whether a study can be believed, and what its samples are called.</summary>
/// <param name="Quality">How good a model is on D'.</param>
/// <param name="Kept">How good it is on D'_r, what it is to keep.</param>
/// <param name="Known">How well it knows D_f; more is better.</param>
/// <param name="Unseen">How good it is on D'_f, the like of what it is to forget.</param>
/// <param name="Samples">What D and D' are made of, in the plural.</param>
public sealed record HealthRoles(string Quality, string Kept, string Known, string Unseen, string Samples);

/// <summary>What the health checks know of a domain.</summary>
/// <param name="Metrics">Its metrics.</param>
/// <param name="Roles">Which of them say what.</param>
/// <param name="File">Its limits.</param>
public sealed record HealthKnowledge(IReadOnlyList<MetricInfo> Metrics, HealthRoles Roles, HealthFile File)
{
    /// <summary>A value of a metric with its unit, where it has one.</summary>
    internal string Unit(string metric) => Metrics.FirstOrDefault(m => m.Name == metric)?.Unit is { Length: > 0 } unit ? $" {unit}" : "";
}
