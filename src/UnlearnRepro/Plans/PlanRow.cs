using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Plans;

/// <summary>The plan of one method. It pays its share of what several methods use together: trained and retrained models.</summary>
/// <param name="Method">The method.</param>
/// <param name="UnlearningSeconds">c_U.</param>
public sealed record PlanRow(MethodChoice Method, double UnlearningSeconds)
{
    /// <summary>Components and its own costs; null when the pilot cannot tell.</summary>
    public Allocation? Allocation { get; init; }

    /// <summary>
    /// Whether the pilot has one unlearning seed per training seed: the components are known by their sum only, which the allocation has for s_T^2,
    /// and J = 1 is kept.
    /// </summary>
    public bool IsOfSingleRuns { get; init; }

    /// <summary>The grid for the half-width asked for.</summary>
    public SeedPlan? Target { get; init; }

    /// <summary>The grid for its share of the budget.</summary>
    public SeedPlan? Budget { get; init; }

    /// <summary>Why there is no plan, or what it leaves out.</summary>
    public string? Note { get; init; }

    /// <summary>What to know before using it, in sentences.</summary>
    public IReadOnlyList<string> Messages =>
    [
        .. Note is null ? Array.Empty<string>() : [$"{char.ToUpperInvariant(Note[0])}{Note[1..]}."],
        .. (Target?.Messages ?? []).Union(Budget?.Messages ?? []),
    ];
}
