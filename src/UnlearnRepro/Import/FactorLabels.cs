using System.Globalization;
using System.Numerics;

namespace UnlearnRepro.Import;

/// <summary>The labels of a table's further factors: a row has one number for its levels of all of them together.</summary>
/// <param name="columns">The factors' columns in their order; none for a table of training and unlearning seeds alone.</param>
internal sealed class FactorLabels(params IReadOnlyList<string> columns)
{
    private readonly SeedLabels[] labels = [.. columns.Select(_ => new SeedLabels())];
    private readonly Dictionary<string, int> codes = columns.Count == 0 ? new() { [""] = 0 } : [];
    private readonly List<int[]> combinations = columns.Count == 0 ? [[]] : [];
    private int last;

    /// <summary>The columns that they stand in.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>Number of factors.</summary>
    public int Number => labels.Length;

    /// <summary>Number of combinations of levels.</summary>
    public int Count => combinations.Count;

    /// <summary>What each factor is called.</summary>
    public IReadOnlyList<string> Names { get; } = [.. columns.Select(Name)];

    /// <summary>The levels of a combination, a number for each factor.</summary>
    public int[] this[int combination] => combinations[combination];

    /// <summary>What the factor of a column is called: a column <c>s_forget</c>, as our own records have it, is the axis <c>forget</c>.</summary>
    public static string Name(string column) => column.StartsWith("s_", StringComparison.Ordinal) && column.Length > 2 ? column[2..] : column;

    /// <summary>What a level of a factor is called.</summary>
    public string Text(int factor, int level) => labels[factor][level];

    /// <summary>What all levels of a factor are called.</summary>
    public IReadOnlyList<string> Texts(int factor) => labels[factor].Texts;

    /// <summary>A combination in words, e.g. <c>class 3, fold a</c>; empty where there is no factor.</summary>
    public string Words(int combination) => string.Join(", ", combinations[combination].Select((level, k) => $"{Names[k]} {Text(k, level)}"));

    /// <summary>The number of a factor's level as it is written; null for a word that says that there is none.</summary>
    public int? Level(int factor, ReadOnlySpan<char> written) => labels[factor].Code(written) is var level && Text(factor, level).Length > 0 ? level : null;

    /// <summary>The number of a combination of levels, new or known.</summary>
    public int Code(params ReadOnlySpan<int> levels)
    {
        // Tables are mostly sorted: the combination is often that of the row before.
        if (last < combinations.Count && levels.SequenceEqual(combinations[last]))
        {
            return last;
        }

        string key = string.Join(' ', levels.ToArray().Select(level => level.ToString(CultureInfo.InvariantCulture)));
        if (!codes.TryGetValue(key, out int code))
        {
            codes.Add(key, code = combinations.Count);
            combinations.Add(levels.ToArray());
        }

        return last = code;
    }

    /// <summary>The place of every level of a factor: whole numbers in their order, then texts in theirs, whatever the order of the rows.</summary>
    public int[] Ranks(int factor)
    {
        var order = Enumerable.Range(0, labels[factor].Count)
            .OrderBy(level => Number(level) is null).ThenBy(Number).ThenBy(level => labels[factor][level], StringComparer.Ordinal);
        int[] ranks = new int[labels[factor].Count];
        foreach (var (rank, level) in order.Index())
        {
            ranks[level] = rank;
        }

        return ranks;

        BigInteger? Number(int level) =>
            BigInteger.TryParse(labels[factor][level], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The place of every combination, the first factor's levels first.</summary>
    public int[] Ranks()
    {
        int[][] ofFactors = [.. Enumerable.Range(0, Number).Select(Ranks)];
        var order = Enumerable.Range(0, Count).OrderBy(_ => 0);
        for (int k = 0; k < Number; k++)
        {
            int factor = k;
            order = order.ThenBy(combination => ofFactors[factor][combinations[combination][factor]]);
        }

        int[] ranks = new int[Count];
        foreach (var (rank, combination) in order.Index())
        {
            ranks[combination] = rank;
        }

        return ranks;
    }
}
