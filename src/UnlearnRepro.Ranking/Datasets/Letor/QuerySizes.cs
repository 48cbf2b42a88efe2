using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Ranking.Datasets.Letor;

/// <summary>How many rows each query has, in a file beside rows that do not name their query: a number in each line (LightGBM's .query files).</summary>
/// <param name="Path">The file.</param>
/// <param name="Sizes">Rows of each query.</param>
internal sealed record QuerySizes(string Path, IReadOnlyList<int> Sizes)
{
    /// <summary>Number of rows of all queries.</summary>
    public long Rows { get; } = Sizes.Sum(size => (long)size);

    /// <summary>Reads the file, plain or .gz.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sha256">Its checksum when uncompressed, or null where any file will do.</param>
    /// <exception cref="DatasetException">It is missing or damaged, or a line holds something else than a number from 1.</exception>
    public static QuerySizes Read(string path, string? sha256 = null)
    {
        using var lines = TextLines.Open(path, sums: sha256 is not null);
        var sizes = new List<int>();
        while (lines.Next(out var line))
        {
            var text = line.Trim(" \t"u8);
            if (text.IsEmpty)
            {
                continue;
            }

            sizes.Add(Numerals.Whole(text, out int size) && size > 0
                ? size
                : throw new DatasetException($"{path}:{lines.Number}", "a number of rows from 1", Excerpt.Of(text)));
        }

        if (sizes.Count == 0)
        {
            throw new DatasetException($"{path}:{lines.Number + 1}", "a number of rows", "the end of the file");
        }

        if (sha256 is not null)
        {
            lines.Require(sha256);
        }

        return new(path, sizes);
    }
}
