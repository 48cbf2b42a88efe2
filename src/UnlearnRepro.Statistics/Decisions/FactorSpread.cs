using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>Claims about what a factor of a balanced design brings, by the modified large-sample intervals of <see cref="FactorialComponents"/>.</summary>
public static class FactorSpread
{
    private const string Method = "MLS of both, Bonferroni";

    /// <summary>The standard deviation of an effect, such as that of forget sets, exceeds a margin.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="effect">Name of the effect: a factor, or factors joined by " x ".</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    /// <exception cref="ArgumentException">The design has no such effect.</exception>
    public static Finding Exceeds(FactorialGrid grid, string effect, double margin, double level = 0.95)
    {
        Require.Positive(margin, nameof(margin));
        return Finding.Decide(Sd(FactorialComponents.Of(grid, level), effect), Finding.Above(margin));
    }

    /// <summary>
    /// The standard deviation of one effect exceeds that of another by more than a difference. The interval of the difference is that of the two at half
    /// the error each (Bonferroni): it is right whatever the two have in common, and on the safe side.
    /// </summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="effect">Name of the one.</param>
    /// <param name="other">Name of the other.</param>
    /// <param name="difference">In the metric's unit.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    /// <exception cref="ArgumentException">The design has no such effect.</exception>
    public static Finding ExceedsOther(FactorialGrid grid, string effect, string other, double difference, double level = 0.95)
    {
        Require.Level(level);
        var components = FactorialComponents.Of(grid, 1 - ((1 - level) / 2));
        var (first, second) = (Sd(components, effect), Sd(components, other));
        var lacking = new[] { first, second }.FirstOrDefault(sd => sd.Interval is null);
        double between = first.Value - second.Value;
        var estimate = lacking is not null
            ? Estimate.Unidentified(level, Method, lacking.Reason ?? "a standard deviation has no interval")
            : new Estimate(
                between, between, new(first.Interval!.Value.Lower - second.Interval!.Value.Upper, first.Interval.Value.Upper - second.Interval.Value.Lower),
                level, Method, Status.Ok);
        return Finding.Decide(estimate, Finding.Above(difference));
    }

    private static Estimate Sd(FactorialComponents components, string effect) => components.Components.FirstOrDefault(c => c.Name == effect)?.Sd
        ?? throw new ArgumentException(
            $"effect: expected one of {string.Join(", ", components.Components.Select(c => c.Name))}, found '{effect}'", nameof(effect));
}
