using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claims about what a factor of a balanced design brings, by the modified large-sample intervals of <see cref="FactorialComponents"/>. A factor of
/// one level decides nothing.
/// </summary>
public static class FactorSpread
{
    private const string Method = "MLS, of two at half the error each";

    /// <summary>The standard deviation of an effect, such as that of forget sets, exceeds a margin.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="effect">Name of the effect: a factor, or factors joined by " x " in any order.</param>
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
    /// <param name="difference">In the metric's unit, not negative.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    /// <exception cref="ArgumentException">The design has no such effect.</exception>
    public static Finding ExceedsOther(FactorialGrid grid, string effect, string other, double difference, double level = 0.95)
    {
        Require.NotNegative(difference, nameof(difference));
        Require.Level(level);
        var components = FactorialComponents.Of(grid, 1 - ((1 - level) / 2));
        var (first, second) = (Sd(components, effect), Sd(components, other));
        return Finding.Decide(Less(first, second, level), Finding.Above(difference));
    }

    private static Estimate Less(Estimate first, Estimate second, double level)
    {
        foreach (var sd in new[] { first, second })
        {
            if (sd.Interval is null || sd.Status is Status.Degenerate or Status.TooFewSeeds)
            {
                return Estimate.Unidentified(level, Method, sd.Reason ?? "a standard deviation has no interval");
            }
        }

        var (a, b) = (first.Interval!.Value, second.Interval!.Value);
        return new(first.Value - second.Value, first.Raw - second.Raw, new(a.Lower - b.Upper, a.Upper - b.Lower), level, Method, Status.Ok);
    }

    private static Estimate Sd(FactorialComponents components, string effect)
    {
        string[] names = [.. effect.Split(" x ").Order()];
        var (kept, leftOut) = (components.Components, components.Anova.LeftOut);
        if (kept.FirstOrDefault(c => c.Name.Split(" x ").Order().SequenceEqual(names)) is { } component)
        {
            // Two or three levels can agree in every digit, or leave less than nothing: neither shows that there is nothing.
            return component.Sd is { Status: not Status.Degenerate, Interval: { Lower: var lower, Upper: var upper } } && lower == upper
                ? Estimate.Unidentified(components.Level, Method, $"the interval of what {effect} brings has no width: its levels are too few to tell")
                : component.Sd;
        }

        var known = components.Anova.Effects.SelectMany(e => e.Factors).Concat(leftOut.Select(left => left.Name));
        return leftOut.FirstOrDefault(left => names.Contains(left.Name)) is { } one && names.All(known.Contains)
            ? Estimate.Unidentified(components.Level, Method, one.Reason)
            : throw new ArgumentException($"effect: expected one of {string.Join(", ", kept.Select(c => c.Name))}, found '{effect}'", nameof(effect));
    }
}
