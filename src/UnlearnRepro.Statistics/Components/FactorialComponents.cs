using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// What the random factors of any balanced design, crossed and nested, bring to a result: a variance for every effect, all independent, their sum, their
/// shares of it and the mean. Modified large-sample intervals of sums of mean squares (Ting et al. 1990; Burdick, Graybill 1992), chi-square
/// for the residual. Two levels give the numbers of <see cref="VarianceComponents"/>, three nested ones those of
/// <see cref="NestedComponents"/>, two crossed factors without missing cells those of <see cref="TwoWayComponents"/>.
/// </summary>
public sealed record FactorialComponents
{
    /// <summary>Nominal level of every interval, in (0, 1).</summary>
    public required double Level { get; init; }

    /// <summary>Effects with their mean squares, and the factors of one level that are left out.</summary>
    public required FactorialAnova Anova { get; init; }

    /// <summary>
    /// mu, the mean of all values. Student's t on the level means where one factor is the outermost; elsewhere with a variance that is the sum of the
    /// components' parts, cut at 0, and Satterthwaite's degrees of freedom. A factor whose population is in the design adds no error. No interval
    /// where the outermost factors are nested in a factor of one level: it would say nothing about others.
    /// </summary>
    public required Estimate Mean { get; init; }

    /// <summary>The sum of all components, as they are before they are cut at 0: the variance of a single run with fresh levels of everything.</summary>
    public required Estimate TotalVariance { get; init; }

    /// <summary>Square root of the total, in the metric's unit.</summary>
    public Estimate TotalSd => TotalVariance.SquareRoot();

    /// <summary>
    /// One component for every effect, in the order of the table: effects of few factors first, last the residual, which is what one run for each choice
    /// of levels leaves together. Shares add up to 1 before they are cut. With a levels out of a population of A, a factor's part in the mean is its
    /// variance / a (1 - a / A), and that of an effect whose factors all have populations 1 less the product of their a / A.
    /// </summary>
    public required IReadOnlyList<FactorComponent> Components { get; init; }

    /// <summary>For every effect but the residual whether it is there; without those whose mean squares are all 0.</summary>
    public required IReadOnlyList<FactorialTest> Tests { get; init; }

    /// <summary>The component with the largest part in the variance of the mean: more levels of its factors help most. Null where no part is above 0.</summary>
    public FactorComponent? Largest => Components.MaxBy(c => c.InMean) is { InMean: > 0 } largest ? largest : null;

    /// <summary>The components of a grid.</summary>
    /// <param name="grid">Any grid; what its design cannot tell is left out or comes back unidentified.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static FactorialComponents Of(FactorialGrid grid, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        FactorialAnova table = FactorialAnova.Of(grid);
        if (table.Effects.Count == 0)
        {
            return Make([], Estimate.Unidentified(level, ModifiedLargeSample.Name, "one run: nothing shows how others would differ"));
        }

        FactorialEstimates estimates = new(table, level);
        return Make([.. Enumerable.Range(0, table.Effects.Count).Select(estimates.Component)], estimates.Total());

        FactorialComponents Make(IReadOnlyList<FactorComponent> components, Estimate total) => new()
        {
            Level = level,
            Anova = table,
            Mean = FactorialMean.Of(table, components, level),
            TotalVariance = total,
            Components = components,
            Tests = [.. Enumerable.Range(0, components.Count)
                .Select(k => FactorialTest.Of(table, k)).OfType<FactorialTest>()],
        };
    }
}
