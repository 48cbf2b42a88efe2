using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// The lines of a balanced design's analysis of variance: all sets of factors that hold with a factor those it is nested in, the smaller first.
/// A set is a number whose bit k stands for factor k.
/// </summary>
internal sealed class FactorSets
{
    /// <summary>Each further factor doubles the lines and triples the sums over them.</summary>
    private const int MostFactors = 6;

    private readonly Dictionary<string, int> index = [];
    private readonly int[] sets;

    public FactorSets(IReadOnlyList<PlanFactor> factors, IReadOnlyList<PlanEffect> effects)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(effects);
        Factors = factors;
        if (factors.Count is < 1 or > MostFactors)
        {
            throw new ArgumentException($"A plan is made for 1 to {MostFactors} factors; there are {factors.Count}.");
        }

        foreach (PlanFactor factor in factors)
        {
            factor.Check();
            if (!index.TryAdd(factor.Name, index.Count))
            {
                throw new ArgumentException($"There are two factors {factor.Name}.");
            }
        }

        int[] closed = [.. factors.Select(f => Closed(f.Name, []))];
        sets = [.. Enumerable.Range(1, (1 << factors.Count) - 1)
            .Where(set => closed.Index().All(f => !Has(set, f.Index) || (set & f.Item) == f.Item)).OrderBy(int.PopCount).ThenBy(set => set)];
        MainOf = [.. closed.Select(set => Array.IndexOf(sets, set))];
        (Variances, Costs) = (new double[sets.Length], new double[sets.Length]);
        Below = [.. sets.Select(set => Of(other => other != set && (other & set) == other))];
        Above = [.. sets.Select(set => Of(other => other != set && (other & set) == set))];
        Effects = [.. effects.Select(Entered)];
        if (Effects.Index().FirstOrDefault(e => Array.IndexOf(Effects, e.Item) < e.Index) is { Index: > 0 and var twice })
        {
            throw new ArgumentException($"The effect {effects[twice].Name} is there twice.");
        }
    }

    public IReadOnlyList<PlanFactor> Factors { get; }

    public int Count => sets.Length;

    /// <summary>Line of each effect that was given.</summary>
    public int[] Effects { get; }

    /// <summary>Line of each factor's main effect.</summary>
    public int[] MainOf { get; }

    /// <summary>s_S^2 by line, 0 where no effect was given.</summary>
    public double[] Variances { get; }

    /// <summary>c_S by line.</summary>
    public double[] Costs { get; }

    /// <summary>Lines of the sets within each, itself apart.</summary>
    public int[][] Below { get; }

    /// <summary>Lines of the sets around each, itself apart.</summary>
    public int[][] Above { get; }

    public bool Contains(int line, int factor) => Has(sets[line], factor);

    /// <summary>Whether a factor of the set owns levels of another one in it: it counts all its levels there, not one less.</summary>
    public bool Owns(int line, int factor) => Enumerable.Range(0, Factors.Count)
        .Any(f => f != factor && Contains(line, f) && Has(sets[MainOf[f]], factor));

    private int[] Of(Func<int, bool> wanted) => [.. sets.Index().Where(s => wanted(s.Item)).Select(s => s.Index)];

    private static bool Has(int set, int factor) => (set >> factor & 1) == 1;

    private int Entered(PlanEffect effect)
    {
        effect.Check();
        int set = effect.Factors.Aggregate(0, (all, name) => all | (1 << Index(name, "an effect")));
        int line = Array.IndexOf(sets, set);
        if (line < 0)
        {
            throw new ArgumentException($"The effect {effect.Name} lacks factors that its own are nested in, or has none.");
        }

        (Variances[line], Costs[line]) = (effect.Variance, effect.Cost);
        return line;
    }

    private int Index(string name, string where) => index.TryGetValue(name, out int found)
        ? found
        : throw new ArgumentException($"There is no factor {name}, which {where} names; there are {string.Join(", ", index.Keys)}.");

    // The factor with all that it is nested in, however far out.
    private int Closed(string name, IReadOnlyList<string> inner)
    {
        int own = Index(name, inner.Count > 0 ? inner[^1] : name);
        return inner.Contains(name)
            ? throw new ArgumentException($"{name} is nested in itself.")
            : Factors[own].NestedIn.Aggregate(1 << own, (set, outer) => set | Closed(outer, [.. inner, name]));
    }
}
