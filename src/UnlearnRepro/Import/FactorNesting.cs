using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// Which factors of a table are counted within which, and within which its training seeds are: as it is said (<see cref="TableOptions.Within"/>), or as
/// the labels have it. The last of the axes is that of training seeds.
/// </summary>
internal sealed class FactorNesting
{
    private const string Train = "train_seed";

    private readonly TableRows table;
    private readonly int[][] points;
    private readonly HashSet<int>[] outer;
    private readonly string place;

    /// <summary>Reads the labels of one study.</summary>
    /// <param name="table">All that was read.</param>
    /// <param name="runs">The study's trained models, each at the combinations of levels that it is run at.</param>
    /// <param name="options">What is said of the factors.</param>
    /// <param name="place">Where the study is, for messages.</param>
    /// <exception cref="StudyException">Two columns are neither crossed nor nested, or what is said of them cannot be.</exception>
    public FactorNesting(TableRows table, IEnumerable<(int Levels, int Train)> runs, TableOptions options, string place)
    {
        (this.table, this.place) = (table, place);
        points = [.. runs.Distinct().Select(p => (int[])[.. table.Factors[p.Levels], p.Train])];
        outer = [.. Enumerable.Range(0, Number + 1).Select(_ => new HashSet<int>())];
        Said(options);
        foreach (var (k, other) in Pairs().Where(pair => pair.Outer < Number && Relation(pair.Outer, pair.Inner, strata: false).IsNested))
        {
            outer[other].Add(k);
        }

        Close();
        foreach (var (k, other) in Pairs().Where(pair => pair.Outer < pair.Inner && !IsWithin(pair.Outer, pair.Inner) && !IsWithin(pair.Inner, pair.Outer)))
        {
            RequireCrossed(k, other);
        }
    }

    /// <summary>The factors, each after those that it is counted in.</summary>
    public IReadOnlyList<int> Order => [.. Enumerable.Range(0, Number).OrderBy(k => outer[k].Count)];

    /// <summary>What an axis is counted in, outermost first.</summary>
    public IReadOnlyList<int> Outer(int axis) => [.. Order.Where(outer[axis].Contains)];

    private int Number => table.Factors.Number;

    // Whether the one is counted within the other.
    private bool IsWithin(int inner, int axis) => outer[inner].Contains(axis);

    private IEnumerable<(int Outer, int Inner)> Pairs() =>
        from k in Enumerable.Range(0, Number + 1) from other in Enumerable.Range(0, Number + 1) where k != other select (k, other);

    private LabelRelation Relation(int outerAxis, int inner, bool strata)
    {
        int[] common = strata ? [.. outer[outerAxis].Intersect(outer[inner])] : [];
        return new(points.Select(p => (string.Join(' ', common.Select(k => p[k])), p[outerAxis], p[inner])));
    }

    private void Said(TableOptions options)
    {
        string[] columns = [.. options.Factors];
        foreach (var (inner, within) in options.Within)
        {
            int k = Index(inner, [.. columns, Train]), other = Index(within, columns);
            outer[k].Add(other);
        }

        static int Index(string name, string[] known) => Array.IndexOf(known, name) is var k and >= 0
            ? k
            : throw new StudyException(Names.Unknown("--within", name, known));
    }

    // What is within something is within all that this is within.
    private void Close()
    {
        for (int round = 0; round <= Number; round++)
        {
            foreach (var set in outer)
            {
                set.UnionWith(set.SelectMany(k => outer[k]).ToArray());
            }
        }

        if (Enumerable.Range(0, Number).FirstOrDefault(k => outer[k].Contains(k), -1) is var twice and >= 0)
        {
            int other = outer[twice].FirstOrDefault(k => k != twice && outer[k].Contains(twice), twice);
            throw new StudyException($"{place}: {Name(twice)} and {Name(other)}: expected one counted within the other or the two crossed, "
                + "found each within the other, so that their levels cannot be told apart");
        }
    }

    private void RequireCrossed(int one, int other)
    {
        LabelRelation there = Relation(one, other, strata: true), back = Relation(other, one, strata: true);
        if (there.IsCrossed || (other < Number && back.IsCrossed))
        {
            return;
        }

        string outerName = Name(one), inner = Name(other);
        string found = there.Shared.Count > there.Single.Count && there.Apart is { } apart
            ? $"nothing that links {outerName} {Text(one, apart.One)} with {Text(one, apart.Other)}"
            : $"{there.Shared.Count} of {there.Shared.Count + there.Single.Count} under several"
                + string.Concat(there.Shared.Take(1).Select(s => $", such as {Under(s.Inner, s.One)} and {Text(one, s.Other)}"))
                + string.Concat(there.Single.Take(1).Select(s => $", and {Under(s.Inner, s.Outer)} alone"));
        throw new StudyException($"{place}: {outerName} and {inner}: expected most labels of {inner} under several of {outerName}, linking them all (crossed), "
            + $"or each under one (nested), found {found}; --within {Column(other)}={Column(one)} counts them anew under each");

        string Under(int label, int level) => $"{inner} {Text(other, label)} under {outerName} {Text(one, level)}";
    }

    private string Name(int axis) => axis == Number ? Train : table.Factors.Names[axis];

    private string Column(int axis) => axis == Number ? Train : table.Factors.Columns[axis];

    private string Text(int axis, int label) => axis == Number ? table.Train[label] : table.Factors.Text(axis, label);
}
