using System.Numerics;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// The effects of a balanced design and how their variances follow from mean squares. E MS_S = sum over effects S' that hold S of (N / n_S') s_S'^2
/// (Searle, Casella, McCulloch 1992, ch. 4), which turned round gives (N / n_S) s_S^2 = sum (-1)^|T| E MS_(S + T), where T runs through the
/// sets of factors that each make an effect when added to S alone.
/// </summary>
internal sealed class FactorialDesign
{
    private readonly FactorialGrid grid;
    private readonly int[] kept;
    private readonly int[] parents;

    public FactorialDesign(FactorialGrid grid)
    {
        this.grid = grid;
        kept = [.. Enumerable.Range(0, grid.Factors.Count).Where(k => grid.Factors[k].Levels > 1)];
        parents = [.. kept.Select(KeptAncestors)];
        Levels = [.. kept.Select(k => grid.Factors[k].Levels)];

        // The first factor has the highest bit, so that falling numbers are in the order of the factors.
        Effects = [.. Enumerable.Range(1, All).Where(IsClosed).OrderBy(Size).ThenByDescending(set => set).Select(Effect)];
        Parts = [.. Effects.Select(Part)];
        LeftOut = [.. Enumerable.Range(0, grid.Factors.Count).Except(kept).Select(k => new LeftOutFactor(grid.Factors[k].Name, Reason(k)))];

        // An outermost factor that was nested in one of a single level says nothing about that one's others; one crossed with it does not miss them.
        Conditional = kept.Where((_, i) => parents[i] == 0).SelectMany(k => grid.Ancestors[k]).Select(k => grid.Factors[k].Name).FirstOrDefault();
    }

    /// <summary>Numbers of levels of the factors of two levels or more.</summary>
    public IReadOnlyList<int> Levels { get; }

    /// <summary>All effects, those of few factors first; the last one is that of all factors. None where no factor has two levels.</summary>
    public IReadOnlyList<FactorSet> Effects { get; }

    /// <summary>Factors of one level.</summary>
    public IReadOnlyList<LeftOutFactor> LeftOut { get; }

    /// <summary>Name of a factor of one level that the outermost ones are nested in; null if there is none.</summary>
    public string? Conditional { get; }

    /// <summary>The set of all factors.</summary>
    public int All => (1 << kept.Length) - 1;

    /// <summary>A factor as a set.</summary>
    public int Bit(int factor) => 1 << (kept.Length - 1 - factor);

    /// <summary>How far apart levels of a factor are in an array over a set of factors in row-major order: the product of the later ones' levels.</summary>
    public int Below(int factor, int set) =>
        Enumerable.Range(factor + 1, Levels.Count - factor - 1).Where(i => IsIn(i, set)).Aggregate(1, (n, i) => n * Levels[i]);

    /// <summary>Names of the factors of a set.</summary>
    public IReadOnlyList<string> Names(int set) => [.. kept.Where((_, i) => IsIn(i, set)).Select(k => grid.Factors[k].Name)];

    /// <summary>For every effect the coefficients of the mean squares, both in the order of the effects, in the estimate of its variance.</summary>
    public IReadOnlyList<double[]> Parts { get; }

    /// <summary>
    /// Coefficients of the sum of all components: df / N, and (-1)^(n + 1) / N more for a set of n outermost factors, where the mean of
    /// all values, which is no component, is missing.
    /// </summary>
    public double[] Total() =>
        [.. Effects.Select(e => (e.Df - (e.Inner != e.Members ? 0 : Size(e.Members) % 2 == 0 ? 1 : -1)) / (double)grid.Count)];

    private static int Size(int set) => BitOperations.PopCount((uint)set);

    private bool IsIn(int factor, int set) => (set & Bit(factor)) != 0;

    private int Bits(Func<int, int, bool> chosen) => Enumerable.Range(0, kept.Length).Sum(i => chosen(i, Bit(i)) ? Bit(i) : 0);

    private int KeptAncestors(int factor) => Bits((i, _) => grid.Ancestors[factor].Contains(kept[i]));

    private bool IsClosed(int set) => Bits((i, _) => IsIn(i, set) && (parents[i] & ~set) != 0) == 0;

    private int InnerOf(int set) => Bits((i, bit) => IsIn(i, set) && !parents.Where((above, k) => IsIn(k, set) && (above & bit) != 0).Any());

    // (-1)^|T| n_S / N for every set T that is added.
    private double[] Part(FactorSet effect)
    {
        int addable = Bits((i, bit) => (effect.Members & bit) == 0 && (parents[i] & ~effect.Members) == 0);
        double weight = (double)effect.Levels / grid.Count;
        return [.. Effects.Select(other => other.Holds(effect) && ((other.Members ^ effect.Members) & ~addable) == 0
            ? (Size(other.Members ^ effect.Members) % 2 == 0 ? weight : -weight) : 0)];
    }

    private FactorSet Effect(int set)
    {
        int inner = InnerOf(set), levels = 1, df = 1;
        for (int i = 0; i < kept.Length; i++)
        {
            levels *= IsIn(i, set) ? Levels[i] : 1;
            df *= IsIn(i, inner) ? Levels[i] - 1 : IsIn(i, set) ? Levels[i] : 1;
        }

        return new FactorSet(set, inner, string.Join(" x ", Names(inner)), levels, df, Fresh(set));
    }

    // An effect of factors whose levels are all there is but for a share 1 - f is in the mean with 1 - f of its variance. It is whole if a member has no
    // end of levels, and so is that of all factors: what runs differ in beside their levels is in it too. A factor of one level within members counts.
    private double Fresh(int set)
    {
        bool IsPart(int factor) => KeptAncestors(factor) is var above && above != 0 && (above & ~set) == 0;
        IEnumerable<int> members = kept.Where((_, i) => IsIn(i, set)).Concat(Enumerable.Range(0, grid.Factors.Count).Except(kept).Where(IsPart));
        return set == All ? 1
            : 1 - members.Aggregate(1.0, (share, k) => share * (grid.Factors[k].Population is { } all ? (double)grid.Factors[k].Levels / all : 0));
    }

    private string Reason(int factor)
    {
        string name = grid.Factors[factor].Name, within = string.Join(" x ", Names(InnerOf(KeptAncestors(factor))));
        return within.Length == 0
            ? $"one level of {name}: nothing shows how its levels differ"
            : $"one {name} for each {within}: what it brings is part of {within}";
    }
}
