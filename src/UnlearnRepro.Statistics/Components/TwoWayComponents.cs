using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// What two crossed random factors and the runs in their cells bring to a result, y_ftu = mu + F_f + T_t + (FT)_ft + U_ftu, all independent
/// with variances s_F^2, s_T^2, s_FT^2 and s_U^2: components, their sum, their shares of it and the mean. Modified large-sample intervals
/// (Ting et al. 1990) of independent mean squares. One run per cell leaves (FT) and U together; one level of a factor leaves the
/// two-level design, whose numbers are those of <see cref="VarianceComponents"/>.
/// </summary>
public sealed record TwoWayComponents
{
    /// <summary>Nominal level of every interval, in (0, 1).</summary>
    public required double Level { get; init; }

    /// <summary>Mean squares, weights and F tests; null where a factor has one level.</summary>
    public required TwoWayAnova? Anova { get; init; }

    /// <summary>
    /// mu, the unweighted mean of the cells. Its variance is the sum of the components' parts, cut at 0; Student's t with Satterthwaite's degrees
    /// of freedom, kept between the smaller of the factors' and their sum. With all levels of a finite population in the design it is exact.
    /// </summary>
    public required Estimate Mean { get; init; }

    /// <summary>s_F^2 = (MS_F - MS_FT) / (b J), from two levels of both factors.</summary>
    public required FactorComponent First { get; init; }

    /// <summary>s_T^2 = (MS_T - MS_FT) / (a J), from two levels of both factors; with one level of F, s_T^2 + s_FT^2.</summary>
    public required FactorComponent Second { get; init; }

    /// <summary>s_FT^2 = (MS_FT - MS_U) / J; needs two runs in some cell.</summary>
    public required FactorComponent Interaction { get; init; }

    /// <summary>s_U^2 = MS_U, chi-square interval; needs two runs in some cell.</summary>
    public required FactorComponent Replicates { get; init; }

    /// <summary>
    /// s_FT^2 + s_U^2 / J, what a cell's mean holds beyond its two levels: MS_FT / J, chi-square interval, told for one run per cell too. It has a
    /// share of the total only there.
    /// </summary>
    public required FactorComponent CellNoise { get; init; }

    /// <summary>The sum of all components: the variance of a single run with fresh levels of everything; told for one run per cell too.</summary>
    public required Estimate TotalVariance { get; init; }

    /// <summary>Square root of the total, in the metric's unit.</summary>
    public Estimate TotalSd => TotalVariance.SquareRoot();

    /// <summary>The finest division of the total that the design allows, largest units first: shares add up to 1 before they are cut.</summary>
    public IReadOnlyList<FactorComponent> Components => (FactorComponent[])
    [
        .. new[] { First, Second, Interaction, Replicates }.Where(c => c.Variance.IsKnown),
        .. Interaction.Variance.IsKnown || !CellNoise.Variance.IsKnown ? [] : new[] { CellNoise },
    ];

    /// <summary>The components of a grid.</summary>
    /// <param name="grid">Any grid; what its design cannot tell comes back unidentified.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    /// <param name="population">
    /// Number of levels of the first factor that there are, such as 10 classes, if the mean is meant over these alone; null for no end of
    /// them. It changes the mean's interval only: s_F^2 has the divisor one less than the number of levels.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1), or the population is smaller than the design.</exception>
    public static TwoWayComponents Of(TwoWayGrid grid, double level = 0.95, int? population = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        Check(grid.First, grid.A, population);
        return grid.A == 1 || grid.B == 1 ? OneFactor.Of(grid, level) : Of(TwoWayAnova.Of(grid), level, population);
    }

    /// <summary>The components of a table, such as a published one.</summary>
    /// <param name="table">A table with two levels or more of both factors.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    /// <param name="population">As for a grid.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1), or the population is smaller than the design.</exception>
    public static TwoWayComponents Of(TwoWayAnova table, double level = 0.95, int? population = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Require.Level(level);
        Check(table.First.Name, table.First.Levels, population);
        return new TwoWayEstimates(table, level, population is { } all ? 1 - ((double)table.First.Levels / all) : 1).All();
    }

    private static void Check(string factor, int levels, int? population)
    {
        if (population < levels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(population), population, $"A population of {factor} holds at least the {levels} levels that were run.");
        }
    }
}
