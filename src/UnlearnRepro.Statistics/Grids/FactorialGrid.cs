using System.Globalization;

namespace UnlearnRepro.Statistics.Grids;

/// <summary>
/// One metric of one method over a balanced design of crossed and nested random factors: one value for each choice of a level of every factor. Levels
/// of a nested factor are counted within its parents' levels, so that there is a value for every choice. Like a <see cref="SeedGrid"/> it is not
/// a sequence of numbers: values share the levels of their factors.
/// </summary>
public sealed class FactorialGrid
{
    private readonly double[] values;

    /// <summary>Copies the values.</summary>
    /// <param name="factors">The factors, each after those that it is nested in.</param>
    /// <param name="values">Values in the metric's unit, in row-major order of the factors as given: the last one's level changes fastest.</param>
    /// <exception cref="ArgumentException">
    /// No factor, a name that is empty or there twice, a factor without a level or with a smaller population, nesting in a factor that does
    /// not come before, another number of values than choices of levels, or a value that is not finite.
    /// </exception>
    public FactorialGrid(IReadOnlyList<Factor> factors, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(values);
        (Factors, this.values) = ([.. factors], [.. values]);
        if (Factors.Count == 0)
        {
            throw new ArgumentException("A factorial grid needs at least one factor; there is none.");
        }

        List<string> names = [];
        List<int[]> parents = [];
        foreach (Factor factor in Factors)
        {
            Check(factor, names);
            int[] named = [.. factor.NestedIn.Select(name => names.IndexOf(name))];
            parents.Add([.. named.Concat(named.SelectMany(p => parents[p])).Distinct().Order()]);
            names.Add(factor.Name);
        }

        Ancestors = parents;
        CheckValues();
    }

    /// <summary>The factors in the order given.</summary>
    public IReadOnlyList<Factor> Factors { get; }

    /// <summary>Number of values, the product of the numbers of levels.</summary>
    public int Count => values.Length;

    /// <summary>Positions of all factors that a factor is nested in, directly or not, by the factor's own.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> Ancestors { get; }

    /// <summary>The values, for the library's own loops.</summary>
    internal ReadOnlySpan<double> Values => values;

    private static void Check(Factor factor, List<string> earlier)
    {
        string? wrong = string.IsNullOrWhiteSpace(factor.Name) ? "A factor needs a name; one is empty."
            : earlier.Contains(factor.Name) ? $"Factor names must be distinct; '{factor.Name}' is there more than once."
            : factor.Levels < 1 ? $"Factor '{factor.Name}' needs at least one level; it has {factor.Levels}."
            : factor.Population < factor.Levels
                ? $"A population of '{factor.Name}' holds at least the {factor.Levels} levels that were run; found {factor.Population}."
            : factor.NestedIn.FirstOrDefault(name => !earlier.Contains(name)) is { } unknown
                ? $"Factor '{factor.Name}' is nested in '{unknown}', which is no factor before it."
            : null;
        if (wrong is not null)
        {
            throw new ArgumentException(wrong);
        }
    }

    private void CheckValues()
    {
        double expected = Factors.Aggregate(1.0, (product, factor) => product * factor.Levels);
        if (values.Length != expected)
        {
            string product = string.Join(" x ", Factors.Select(factor => factor.Levels));
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A grid of {product} levels needs {expected} values; found {values.Length}."));
        }

        int bad = Array.FindIndex(values, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            string found = values[bad].ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException($"The value of {Place(bad)} is {found}; count failed cells before making a grid.");
        }
    }

    // Such as "forget 2, train 0": levels from 0.
    private string Place(int index)
    {
        List<string> levels = [];
        foreach (Factor factor in Factors.Reverse())
        {
            levels.Insert(0, $"{factor.Name} {index % factor.Levels}");
            index /= factor.Levels;
        }

        return string.Join(", ", levels);
    }
}
