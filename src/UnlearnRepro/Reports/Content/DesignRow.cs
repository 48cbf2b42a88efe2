using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
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

        return CrossedCells.Of(grid) is { } crossed
            ? row.With(TwoWayComponents.Of(crossed, population: grid.Factors[0].Population)) with { Lacks = null }
            : row with { Lacks = $"{row.Holes}: the variance is divided where no cell is missing, or among two crossed factors" };
    }

    private DesignRow With(FactorialComponents found) => this with
    {
        Mean = found.Mean,
        TotalSd = found.TotalSd,
        Components = found.Components,
        PValues = found.Tests.ToDictionary(test => test.Effect, test => test.PValue),
    };

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
