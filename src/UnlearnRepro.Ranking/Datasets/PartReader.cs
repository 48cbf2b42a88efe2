using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>Reads the parts of a data set, and notes what was worth noting on the way.</summary>
/// <param name="folder">The data set's folder.</param>
/// <param name="format">What rows may hold.</param>
/// <param name="normalises">Whether features are normalised within queries, which those of some data sets are already.</param>
internal sealed class PartReader(string folder, LetorFormat format, bool normalises)
{
    private readonly List<string> notes = [];

    /// <summary>What was noted so far.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>A part that is one file.</summary>
    public QuerySet Part(string file, string? sha256 = null) => Read(file, path => LetorReader.Read(path, format, sha256));

    /// <summary>A part whose rows do not name their query.</summary>
    public QuerySet Part(string file, string? sha256, string sizes, string? sizesSha256) =>
        Read(file, path => LetorReader.Read(path, QuerySizes.Read(PathOf(sizes), sizesSha256), format, sha256));

    /// <summary>The queries of several parts, one part after another.</summary>
    /// <param name="parts">Each with its file's name.</param>
    public QuerySet Joined(IReadOnlyList<(string File, QuerySet Queries)> parts) =>
        new([.. parts.SelectMany(part => part.Queries.Queries)], format.Features, format.MaxGrade);

    /// <summary>Parts of one data set must not share queries: what is tested on would have been trained on.</summary>
    /// <param name="parts">Each with its file's name.</param>
    /// <exception cref="DatasetException">Two of them have a query in common.</exception>
    public void Distinct(IReadOnlyList<(string File, QuerySet Queries)> parts)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, queries) in parts)
        {
            foreach (var query in queries.Queries)
            {
                if (!seen.TryAdd(query.Id, file))
                {
                    throw new DatasetException(PathOf(file), $"other queries than in {seen[query.Id]}", $"query {query.Id} in both");
                }
            }
        }
    }

    // The caller has found the files before.
    private string PathOf(string file) => SourceFolder.PathOf(folder, file) ?? throw new DatasetException(folder, file, "none");

    // Normalised one by one, when nothing else holds the queries, so that a large part is not in memory twice.
    private QuerySet Read(string name, Func<string, LetorFile> read)
    {
        Query[] queries = Raw(name, read);
        for (int q = 0; q < queries.Length && normalises; q++)
        {
            queries[q] = MinMax.Of(queries[q]);
        }

        return new(queries, format.Features, format.MaxGrade);
    }

    private Query[] Raw(string name, Func<string, LetorFile> read)
    {
        var file = read(PathOf(name));
        notes.AddRange(file.Notes(name));
        return [.. file.Queries.Queries];
    }
}
