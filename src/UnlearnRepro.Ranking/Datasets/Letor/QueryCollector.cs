using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Datasets.Letor;

/// <summary>
/// Makes queries of rows. A query whose rows follow each other is copied once, when its last row has been seen; the rest of a query that comes
/// back is kept beside it and joined at the end.
/// </summary>
/// <param name="features">Number of features of a row.</param>
internal sealed class QueryCollector(int features)
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<Entry> order = [];
    private readonly List<int> grades = [];
    private double[] values = new double[64 * features];
    private Entry? open;

    /// <summary>Number of queries whose rows stood in more than one place.</summary>
    public int Scattered => order.Count(entry => entry.Parts.Count > 1);

    /// <summary>The most documents that an array holds.</summary>
    public int MostDocuments => Array.MaxLength / features;

    /// <summary>Adds a document.</summary>
    /// <returns>Whether its query had room for it.</returns>
    public bool Add(string id, int grade, ReadOnlySpan<double> document)
    {
        if (open?.Id != id)
        {
            Close();
            open = Of(id);
        }

        if (open.Documents == MostDocuments)
        {
            return false;
        }

        int at = grades.Count * features;
        if (at + features > values.Length)
        {
            Array.Resize(ref values, (int)Math.Min(2L * values.Length, Array.MaxLength));
        }

        document.CopyTo(values.AsSpan(at));
        grades.Add(grade);
        open.Documents++;
        return true;
    }

    /// <summary>The queries in the order of their first rows; nothing is to be added afterwards.</summary>
    public Query[] Queries()
    {
        Close();
        Query[] queries = new Query[order.Count];
        for (int q = 0; q < queries.Length; q++)
        {
            queries[q] = order[q].Query(features);
        }

        return queries;
    }

    private Entry Of(string id)
    {
        if (!entries.TryGetValue(id, out var entry))
        {
            entries[id] = entry = new(id);
            order.Add(entry);
        }

        return entry;
    }

    private void Close()
    {
        open?.Parts.Add((values.AsSpan(0, grades.Count * features).ToArray(), [.. grades]));
        open = null;
        grades.Clear();
    }

    private sealed class Entry(string id)
    {
        public string Id => id;

        public int Documents { get; set; }

        public List<(double[] Values, int[] Grades)> Parts { get; } = new(1);

        public Query Query(int features) => Parts.Count == 1
            ? new(id, features, Parts[0].Values, Parts[0].Grades)
            : new(id, features, [.. Parts.SelectMany(part => part.Values)], [.. Parts.SelectMany(part => part.Grades)]);
    }
}
