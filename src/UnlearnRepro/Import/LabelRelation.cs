namespace UnlearnRepro.Import;

/// <summary>How two columns of labels lie to each other, read from which of their labels occur together.</summary>
/// <param name="pairs">The labels that occur together, each pair once: what is within what, and in which stratum, a level of what both are counted in.</param>
internal sealed class LabelRelation(IEnumerable<(string Stratum, int Outer, int Inner)> pairs)
{
    private readonly (string Stratum, int Outer, int Inner)[] pairs = [.. pairs.Distinct()];

    /// <summary>Whether every inner label occurs under one outer label only.</summary>
    public bool IsNested => pairs.GroupBy(p => (p.Stratum, p.Inner)).All(inner => inner.Count() == 1);

    /// <summary>Inner labels that occur under several outer ones, with two of these.</summary>
    public IReadOnlyList<(int Inner, int One, int Other)> Shared =>
        [.. Divided.GroupBy(p => (p.Stratum, p.Inner)).Where(g => g.Count() > 1).Select(g => (g.Key.Inner, g.First().Outer, g.ElementAt(1).Outer))];

    /// <summary>Inner labels that occur under one outer label, with it.</summary>
    public IReadOnlyList<(int Inner, int Outer)> Single =>
        [.. Divided.GroupBy(p => (p.Stratum, p.Inner)).Where(g => g.Count() == 1).Select(g => (g.Key.Inner, g.First().Outer))];

    /// <summary>
    /// Whether the two are crossed, be it with missing cells: more than half of the inner labels occur under several outer ones, and these link all outer
    /// ones with each other. A stratum with one outer label says nothing.
    /// </summary>
    public bool IsCrossed => !Divided.Any() || (Shared.Count > Single.Count && Apart is null);

    /// <summary>Two outer labels that no chain of common inner labels links; null if there are none.</summary>
    public (int One, int Other)? Apart
    {
        get
        {
            foreach (var stratum in pairs.GroupBy(p => p.Stratum))
            {
                int start = stratum.First().Outer;
                HashSet<int> outer = [start], inner = [];
                int before;
                do
                {
                    before = outer.Count + inner.Count;
                    inner.UnionWith(stratum.Where(p => outer.Contains(p.Outer)).Select(p => p.Inner));
                    outer.UnionWith(stratum.Where(p => inner.Contains(p.Inner)).Select(p => p.Outer));
                }
                while (outer.Count + inner.Count > before);

                if (stratum.Select(p => p.Outer).Where(o => !outer.Contains(o)).Cast<int?>().FirstOrDefault() is { } other)
                {
                    return (start, other);
                }
            }

            return null;
        }
    }

    private IEnumerable<(string Stratum, int Outer, int Inner)> Divided =>
        pairs.GroupBy(p => p.Stratum).Where(stratum => stratum.Select(p => p.Outer).Distinct().Count() > 1).SelectMany(stratum => stratum);
}
