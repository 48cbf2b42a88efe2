using UnlearnRepro.Statistics.Components;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// What a plan takes from a pilot. One unlearning seed per training seed leaves s_T^2 and s_U^2 together: their sum, the variance of a single run, is
/// all that a grid with J = 1 needs, and no other J can be judged by it.
/// </summary>
/// <param name="TrainingVariance">s_T^2, or s_T^2 + s_U^2 of single runs, in squared units of the metric.</param>
/// <param name="UnlearningVariance">s_U^2, or 0 where it is part of the other, squared units.</param>
/// <param name="Range">Interval of the first: modified large-sample, or chi-square of single runs.</param>
/// <param name="IsOfSingleRuns">Whether the two are together, so that J = 1 is kept.</param>
public sealed record PilotSpread(double TrainingVariance, double UnlearningVariance, Interval Range, bool IsOfSingleRuns)
{
    /// <summary>The spread of a pilot; null where it cannot plan a grid.</summary>
    public static PilotSpread? Of(VarianceComponents pilot)
    {
        ArgumentNullException.ThrowIfNull(pilot);
        return Planned(pilot) is { IsKnown: true, Status: not Status.Degenerate, Interval: { } range } known
            ? new PilotSpread(known.Value, IsSingle(pilot) ? 0 : pilot.UnlearningVariance.Value, range, IsSingle(pilot))
            : null;
    }

    /// <summary>Why a pilot cannot plan a grid: one training seed, or equal values only; null where it can.</summary>
    public static string? Missing(VarianceComponents pilot) => Of(pilot) is null ? Planned(pilot).Reason : null;

    private static Estimate Planned(VarianceComponents pilot) => IsSingle(pilot) ? pilot.TotalVariance : pilot.TrainingVariance;

    private static bool IsSingle(VarianceComponents pilot) => pilot.DfU == 0;
}
