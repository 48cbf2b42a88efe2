using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// The best numbers of levels of all factors of a design for a target half-width or for a budget, with components and costs taken as known. Exact
/// between the least and the most number of each factor: at least 2 levels of an outermost factor and 1 of a nested one.
/// </summary>
public sealed record FactorialPlan
{
    /// <summary>More levels of an outermost factor are not planned unless asked for.</summary>
    public const int MostLevels = 1_000_000;

    private FactorialPlan(FactorialSearch search, MeanOfFactors mean, IReadOnlyList<PlanEffect> effects, int[]? numbers)
    {
        FactorialDesign Of(int[] levels) => new(mean, effects, levels);
        (Cheapest, Largest, Design) = (Of(search.Least), Of(search.Most), numbers is null ? null : Of(numbers));
    }

    /// <summary>Half-width asked for, in the metric's unit; null for a budget.</summary>
    public double? Target { get; private init; }

    /// <summary>Budget to spend, in the unit of the costs; null for a target.</summary>
    public double? Budget { get; private init; }

    /// <summary>The numbers of levels; null when the target is out of reach or the budget too small.</summary>
    public FactorialDesign? Design { get; }

    /// <summary>The least that can be bought: the smallest number of each factor.</summary>
    public FactorialDesign Cheapest { get; }

    /// <summary>The largest number of each factor.</summary>
    public FactorialDesign Largest { get; }

    /// <summary>What each factor's number alone leaves, in the order of the factors.</summary>
    public required IReadOnlyList<FactorFloor> Floors { get; init; }

    /// <summary>What the design leaves of the budget; null for a target or without a design.</summary>
    public double? Left => Budget - Design?.Cost;

    /// <summary>What to know before using the plan, in sentences.</summary>
    public IReadOnlyList<string> Messages => [.. FactorialMessages.Of(this)];

    /// <summary>The design of least cost whose mean has an expected half-width of at most h; of several, that with the smallest sum of numbers.</summary>
    /// <param name="factors">The factors, up to six.</param>
    /// <param name="effects">Components and costs; an effect that is not among them has neither.</param>
    /// <param name="halfWidth">h, in the metric's unit.</param>
    /// <param name="level">Confidence level of the mean's interval.</param>
    /// <exception cref="ArgumentException">Factors and effects do not fit each other, or limits leave a factor no number.</exception>
    public static FactorialPlan ForTarget(
        IReadOnlyList<PlanFactor> factors, IReadOnlyList<PlanEffect> effects, double halfWidth, double level = 0.95)
    {
        Require.Positive(halfWidth, nameof(halfWidth));
        return Of(factors, effects, level, search => search.ForTarget(halfWidth), halfWidth) with { Target = halfWidth };
    }

    /// <summary>
    /// The design that costs at most C and whose mean has the least expected half-width; of several the cheapest, then that with the smallest sum of
    /// numbers.
    /// </summary>
    /// <param name="factors">The factors, up to six.</param>
    /// <param name="effects">Components and costs; an effect that is not among them has neither.</param>
    /// <param name="budget">C, in the unit of the costs.</param>
    /// <param name="level">Confidence level of the mean's interval.</param>
    /// <exception cref="ArgumentException">Factors and effects do not fit each other, or limits leave a factor no number.</exception>
    public static FactorialPlan ForBudget(
        IReadOnlyList<PlanFactor> factors, IReadOnlyList<PlanEffect> effects, double budget, double level = 0.95)
    {
        Require.Positive(budget, nameof(budget));
        return Of(factors, effects, level, search => search.ForBudget(budget), null) with { Budget = budget };
    }

    private static FactorialPlan Of(
        IReadOnlyList<PlanFactor> factors, IReadOnlyList<PlanEffect> effects, double level, Func<FactorialSearch, int[]?> best, double? halfWidth)
    {
        Require.Level(level);
        MeanOfFactors mean = new(new FactorSets(factors, effects), level);
        FactorialSearch search = new(mean);
        HalfWidthBound bound = new(mean);
        int[]? numbers = best(search);
        return new FactorialPlan(search, mean, effects, numbers)
        {
            Floors = [.. (numbers ?? search.Most).Select(
                (n, f) => new FactorFloor(factors[f].Name, n, bound.Alone(f, n), halfWidth is { } h ? search.FewestFor(f, h) : null))],
        };
    }
}

/// <summary>What one factor's number of levels leaves, whatever the others' numbers.</summary>
/// <param name="Factor">Its name.</param>
/// <param name="Number">Number of its levels: the planned one, the most allowed without a plan.</param>
/// <param name="HalfWidth">
/// The half-width that no numbers of the other factors' levels go below, in the metric's unit: t_{n-1} sqrt(s_f^2 / n) for one outermost factor. Beside
/// other outermost ones the same from 7 levels on at 95 %, and less before: the others' noise can then bring more degrees of freedom than it
/// costs. 0 for a nested factor.
/// </param>
/// <param name="Least">The number of its levels below which no plan within the limits reaches the target; null for a budget or out of reach.</param>
public sealed record FactorFloor(string Factor, int Number, double HalfWidth, int? Least);
