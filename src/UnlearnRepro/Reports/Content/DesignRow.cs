using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Content;

/// <summary>A metric of a method over all that a study varies, its variance divided among the factors.</summary>
/// <param name="Method">The method.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Grid">The values.</param>
public sealed record DesignRow(MethodChoice Method, MetricInfo Metric, DesignGrid Grid)
{
    /// <summary>Mean over every level of every factor; null where there is none to tell.</summary>
    public Estimate? Mean { get; private init; }

    /// <summary>Standard deviation of a single run with fresh levels of everything.</summary>
    public Estimate? TotalSd { get; private init; }

    /// <summary>What each factor and each pair of them brings, outermost first; empty where that cannot be told.</summary>
    public IReadOnlyList<FactorComponent> Components { get; private init; } = [];

    /// <summary>The p-value of the F test of a component, by its name.</summary>
    public IReadOnlyDictionary<string, double> PValues { get; private init; } = new Dictionary<string, double>();

    /// <summary>Why there are no components; null where there are.</summary>
    public string? Lacks { get; private init; }

    /// <summary>The cells without a value, counted in words; empty where there are none.</summary>
    public string Holes => string.Join(", ", new[]
    {
        Grid.Collapsed > 0 ? $"{Grid.Collapsed} of {NumberText.Count(Grid.Whole - Grid.Missing, "cell")} collapsed" : "",
        Grid.Missing > 0 ? $"{Grid.Missing} of {NumberText.Count(Grid.Whole, "cell")} missing" : "",
    }.Where(part => part.Length > 0));

    /// <summary>The component with the largest part in the variance of the mean: the number of its levels is the one to raise.</summary>
    public FactorComponent? Largest => Components.Where(c => !IsExhausted(c)).MaxBy(c => c.InMean) is { InMean: > 0 } largest ? largest : null;

    // All levels that there are, such as ten classes of ten, are in the study: there are no more to run.
    private bool IsExhausted(FactorComponent component) => Grid.Factors.Any(f => f.Name == component.Name && f.Population == f.Levels);

    /// <summary>The row of a grid.</summary>
    public static DesignRow Of(DesignGrid grid, MetricInfo metric)
    {
        DesignRow row = new(grid.Method, metric, grid);
        if (grid.Missing == grid.Whole)
        {
            return row with { Lacks = "not measured" };
        }

        if (grid.Factors.FirstOrDefault(f => f.Levels == 1 && f.Name != SeedAxis.Train.Name && f.Name != SeedAxis.Unlearn.Name) is { } only)
        {
            return row with { Lacks = $"run at one level of {only.Name}: nothing shows how its levels differ" };
        }

        if (grid.Collapsed == 0 && grid.Gaps == 0)
        {
            return row.With(FactorialComponents.Of(new FactorialGrid(grid.Factors, [.. grid.Values.OfType<double>()])));
        }

        if (NestedCells.Chain(grid) is { } chain)
        {
            return chain.Length == 3
                ? row.With(NestedComponents.Of(NestedCells.OfThree(grid, chain), names: [.. chain.Select(f => f.Name)]))
                : row.With(NestedCells.OfTwo(grid, chain), chain);
        }

        return CrossedCells.Of(grid) is { } crossed
            ? row.With(TwoWayComponents.Of(crossed, population: grid.Factors[0].Population))
            : row with { Lacks = $"{row.Holes}: the variance is divided where no cell is missing, among two crossed factors, or three nested ones" };
    }

    private DesignRow With(FactorialComponents found) => this with
    {
        Mean = found.Mean,
        TotalSd = found.TotalSd,
        Components = found.Components,
        PValues = found.Tests.ToDictionary(test => test.Effect, test => test.PValue),
    };

    private DesignRow With(NestedComponents found) => this with
    {
        Mean = found.Mean,
        TotalSd = found.TotalVariance.SquareRoot(),
        Components = [.. found.Components.Where(c => c.Variance.IsKnown)],
        PValues = found.Tests.ToDictionary(test => test.Effect, test => test.PValue),
    };

    // One level of a factor that is not there leaves the two-level design of the others, in their names.
    private DesignRow With(SeedGrid found, Factor[] chain)
    {
        double[][] values = [.. Enumerable.Range(0, found.I).Select(i => found.Values(i).ToArray())];
        var row = With(TwoWayComponents.Of(new TwoWayGrid([values], "", chain[0].Name, chain[1].Name)));
        return VarianceComponents.Of(found) is { F: { } f } two
            ? row with { PValues = new Dictionary<string, double> { [chain[0].Name] = FTest.Of(f, two.DfT, two.DfU).PValue } }
            : row;
    }

    private DesignRow With(TwoWayComponents found)
    {
        (FactorComponent Of, double? P)[] tests =
        [
            (found.First, found.Anova?.FirstTest?.PValue), (found.Second, found.Anova?.SecondTest?.PValue),
            (found.Interaction, found.Anova?.InteractionTest?.PValue),
        ];
        return this with
        {
            Mean = found.Mean,
            TotalSd = found.TotalSd,
            Components = found.Components,
            PValues = tests.Where(test => test.P is not null).ToDictionary(test => test.Of.Name, test => test.P!.Value),
        };
    }
}
