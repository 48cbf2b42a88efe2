using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// One grid for several methods that start from the same trained models: I, J and R for all, judged by the method with the widest
/// interval. A deterministic method is run once per training seed, whatever J.
/// </summary>
/// <param name="Design">The grid; its components are those of the widest method, its costs those of the whole study.</param>
/// <param name="Widest">Index of that method among those given.</param>
public sealed record SharedGrid(Design Design, int Widest)
{
    /// <summary>The cheapest grid at which every method has an expected half-width of at most h; null when there is none.</summary>
    /// <param name="methods">Components of each method and its own c_U; all with the cost c_T of a trained model, counted once.</param>
    /// <param name="halfWidth">h, in the metric's unit.</param>
    /// <param name="references">What the means are compared with, at their full cost; null to plan for the means themselves.</param>
    /// <param name="mostUnlearningSeeds">J is not recommended above this.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <exception cref="ArgumentException">There is no method, or trained models of different cost.</exception>
    public static SharedGrid? ForTarget(
        IReadOnlyList<Allocation> methods,
        double halfWidth,
        ReferenceDesign? references = null,
        int mostUnlearningSeeds = SeedPlan.MostUnlearningSeeds,
        double level = 0.95)
    {
        Require.Positive(halfWidth, nameof(halfWidth));
        return Of(methods, Search(methods, references, mostUnlearningSeeds, level).ForTarget(halfWidth));
    }

    /// <summary>The grid that costs at most C and whose widest half-width is least; null when the budget is too small.</summary>
    /// <param name="methods">Components of each method and its own c_U; all with the cost c_T of a trained model, counted once.</param>
    /// <param name="budget">C, in the unit of the costs.</param>
    /// <param name="references">What the means are compared with, at their full cost; null to plan for the means themselves.</param>
    /// <param name="mostUnlearningSeeds">J is not recommended above this.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <exception cref="ArgumentException">There is no method, or trained models of different cost.</exception>
    public static SharedGrid? ForBudget(
        IReadOnlyList<Allocation> methods,
        double budget,
        ReferenceDesign? references = null,
        int mostUnlearningSeeds = SeedPlan.MostUnlearningSeeds,
        double level = 0.95)
    {
        Require.Positive(budget, nameof(budget));
        return Of(methods, Search(methods, references, mostUnlearningSeeds, level).ForBudget(budget));
    }

    private static SharedGrid? Of(IReadOnlyList<Allocation> methods, Design? design) =>
        design is null ? null : new SharedGrid(design, WidestAt(methods, design.UnlearningSeeds));

    // Which method is widest depends on J alone: I and R divide all variances alike.
    private static int WidestAt(IReadOnlyList<Allocation> methods, int j) => Enumerable.Range(0, methods.Count).MaxBy(m => methods[m].Variance(1, j));

    private static DesignSearch Search(IReadOnlyList<Allocation> methods, ReferenceDesign? references, int most, double level)
    {
        ArgumentNullException.ThrowIfNull(methods);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        Require.Level(level);
        int costs = methods.Select(m => m.TrainingCost).Distinct().Count();
        if (costs != 1)
        {
            throw new ArgumentException($"A shared grid needs methods with one cost of a trained model; there are {costs}.");
        }

        double once = methods.Where(m => m.UnlearningVariance == 0).Sum(m => m.UnlearningCost);
        double each = methods.Where(m => m.UnlearningVariance > 0).Sum(m => m.UnlearningCost);

        // With deterministic methods alone J buys nothing, and any price above 0 keeps it at 1.
        var (training, unlearning) = each > 0 ? (methods[0].TrainingCost + once, each) : (methods[0].TrainingCost, once);
        return new DesignSearch(Widest, references, most, level);

        Allocation Widest(int j)
        {
            Allocation widest = methods[WidestAt(methods, j)];
            return new Allocation(widest.TrainingVariance, widest.UnlearningVariance, training, unlearning);
        }
    }
}
