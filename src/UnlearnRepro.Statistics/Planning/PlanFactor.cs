using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>A random factor of a balanced design to plan, such as forget sets, training seeds or the unlearning seeds below them.</summary>
/// <param name="Name">Its name, in the sentences of a plan too.</param>
/// <param name="NestedIn">Names of the factors whose levels have levels of this one of their own; none for an outermost factor.</param>
public sealed record PlanFactor(string Name, IReadOnlyList<string> NestedIn)
{
    /// <summary>
    /// More levels than this are not planned; null for <see cref="FactorialPlan.MostLevels"/> of an outermost factor and
    /// <see cref="SeedPlan.MostUnlearningSeeds"/> of a nested one.
    /// </summary>
    public int? Most { get; init; }

    /// <summary>
    /// How many levels there are, such as 10 classes, if the mean is meant over these alone; of a nested factor, in each of its parents. Its main
    /// effect has 1 - n / A of its part in the mean's variance then. Null for no end of them.
    /// </summary>
    public int? Population { get; init; }

    /// <summary>
    /// The number of levels, if it is not to be chosen. An outermost factor at one level is held there: the mean is meant at that level, as the
    /// interval from such a design says nothing about others.
    /// </summary>
    public int? Fixed { get; init; }

    internal bool IsOutermost => NestedIn.Count == 0;

    /// <summary>An outermost factor at one level, over which no interval can be made.</summary>
    internal bool IsHeld => IsOutermost && Fixed == 1;

    /// <summary>Whether the levels that there are can end before the plan's do.</summary>
    internal bool IsFinite => Population is not null && !IsHeld;

    internal int LeastPlanned => Fixed ?? (IsOutermost ? Math.Min(2, Population ?? 2) : 1);

    internal int MostPlanned => Fixed ?? Math.Min(
        Most ?? (IsOutermost ? FactorialPlan.MostLevels : SeedPlan.MostUnlearningSeeds), Population ?? int.MaxValue);

    /// <summary>What is left of the main effect's part in the mean's variance when n levels are drawn: 1 - n / A.</summary>
    internal double Fresh(double n) => IsHeld ? 0 : Population is { } all ? 1 - (n / all) : 1;

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        ArgumentNullException.ThrowIfNull(NestedIn);
        if (Fixed < 1 || Most < 1 || Population < 1)
        {
            throw new ArgumentException($"{Name}: a number of levels is at least 1, found {new[] { Fixed, Most, Population }.Min()}.");
        }

        if (Fixed > (Population ?? Fixed) || Fixed > (Most ?? Fixed))
        {
            throw new ArgumentException($"{Name}: {Fixed} levels are more than the {Math.Min(Most ?? int.MaxValue, Population ?? int.MaxValue)} there may be.");
        }

        if (MostPlanned < LeastPlanned)
        {
            throw new ArgumentException($"{Name}: an outermost factor needs two levels; with {nameof(Fixed)} = 1 the mean is meant at one level alone.");
        }
    }
}

/// <summary>What one combination of levels brings to a result and what it costs.</summary>
/// <param name="Factors">
/// Names of the factors whose levels are combined, with those they are nested in: {part} is a partition, {train} a trained model, {forget, train, unlearn}
/// a run. There are as many combinations as the product of their numbers.
/// </param>
/// <param name="Variance">s_S^2, the variance component, in squared units of the metric, not negative.</param>
/// <param name="Cost">c_S, the cost of one combination, in any unit that is the same for all effects, not negative.</param>
public sealed record PlanEffect(IReadOnlyList<string> Factors, double Variance, double Cost)
{
    internal string Name => string.Join(" x ", Factors);

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Factors);
        Require.NotNegative(Variance, $"the variance of {Name}");
        Require.NotNegative(Cost, $"the cost of {Name}");
    }
}
