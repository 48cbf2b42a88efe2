using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Datasets.Letor;

/// <summary>
/// Reads rows as LETOR and SVM-light have them, one for each document:
/// <c>&lt;grade&gt; qid:&lt;id&gt; &lt;feature&gt;:&lt;value&gt; ... # comment</c>. Features are numbered from 1, stand in any order, and are 0 where they
/// do not stand; a # begins a comment anywhere; lines without a row are passed over; an id is a text, such as a number. All rows of an id are one query,
/// wherever they stand. (T. Qin, T.-Y. Liu, Introducing LETOR 4.0 datasets, arXiv 1306.2597; T. Joachims, SVM-light.)
/// </summary>
/// <remarks>
/// Values that are no numbers (NaN) become 0. Infinite ones and those above <see cref="Largest"/> in size become that with their sign: Istella has the largest
/// double in some places, and the difference of two values is then still a number, as min-max needs.
/// </remarks>
public static class LetorReader
{
    /// <summary>The largest value that is kept, half the largest double.</summary>
    public const double Largest = double.MaxValue / 2;

    // Twice the largest of its kin, the train part of Istella-S or of a fold of MSLR-WEB30K. A compressed file can be a thousand times as long as it looks.
    private const int MostRows = 1 << 22;

    /// <summary>Reads a file whose rows name their query.</summary>
    /// <param name="path">The file, plain or .gz.</param>
    /// <param name="format">What a row may hold.</param>
    /// <param name="sha256">SHA-256 (hex) of the file when uncompressed and with lines ended by LF, or null where any file will do.</param>
    /// <exception cref="DatasetException">
    /// The file is missing, damaged, empty or another one, or a row is not what it should be: <c>FILE:LINE: expected X, found Y</c>.
    /// </exception>
    public static LetorFile Read(string path, LetorFormat format, string? sha256 = null)
    {
        using var lines = TextLines.Open(path, sums: sha256 is not null);
        return Read(lines, path, format, sizes: null, sha256);
    }

    /// <summary>Reads a file whose rows do not name their query, with a file beside it that says how many rows each query has.</summary>
    /// <param name="path">The file, plain or .gz.</param>
    /// <param name="sizes">Rows of each query; their ids are the file's name and their number.</param>
    /// <param name="format">What a row may hold.</param>
    /// <param name="sha256">SHA-256 (hex) of the file when uncompressed and with lines ended by LF, or null where any file will do.</param>
    /// <exception cref="DatasetException">As above, or there are more or fewer rows than the sizes say.</exception>
    internal static LetorFile Read(string path, QuerySizes sizes, LetorFormat format, string? sha256 = null)
    {
        using var lines = TextLines.Open(path, sums: sha256 is not null);
        return Read(lines, path, format, sizes, sha256);
    }

    /// <summary>Reads text that is open.</summary>
    internal static LetorFile Read(TextLines lines, string path, LetorFormat format, QuerySizes? sizes = null, string? sha256 = null)
    {
        var row = new LetorRow(path, format, named: sizes is null);
        var queries = new QueryCollector(format.Features);
        var turns = sizes is null ? null : new Turns(Plain(path), sizes);
        int rows = 0;
        while (lines.Next(out var line))
        {
            if (!row.Read(line, lines.Number))
            {
                continue;
            }

            rows = rows < MostRows ? rows + 1 : throw Refused($"at most {MostRows} rows", "more");
            string id = turns is null ? row.Id : turns.Next() ?? throw Refused(Expected(sizes!), "more");
            if (!queries.Add(id, row.Grade, row.Values))
            {
                throw Refused($"at most {queries.MostDocuments} rows of a query", "more");
            }
        }

        if (rows == 0)
        {
            throw new DatasetException($"{path}:{lines.Number + 1}", "a row", "the end of the file");
        }

        if (sizes is not null && rows < sizes.Rows)
        {
            throw new DatasetException($"{path}:{lines.Number + 1}", Expected(sizes), $"{rows}");
        }

        if (sha256 is not null)
        {
            lines.Require(sha256);
        }

        return new(new(queries.Queries(), format.Features, format.MaxGrade), rows, queries.Scattered, row.Undefined, row.Clamped);

        DatasetException Refused(string expected, string found) => new($"{path}:{lines.Number}", expected, found);
    }

    private static string Expected(QuerySizes sizes) => $"{sizes.Rows} rows, as {Path.GetFileName(sizes.Path)} says";

    // Compressing a file changes no id.
    private static string Plain(string path) => Path.GetFileName(path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path);

    // Whose row is next.
    private sealed class Turns(string name, QuerySizes sizes)
    {
        private int query = -1, left;
        private string id = "";

        public string? Next()
        {
            if (left == 0)
            {
                if (++query >= sizes.Sizes.Count)
                {
                    return null;
                }

                (left, id) = (sizes.Sizes[query], $"{name}:{query + 1}");
            }

            left--;
            return id;
        }
    }
}
