using System.Text;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>Finds the rows of a file in another one, by question and answer: one question occurs twice in TOFU.</summary>
internal sealed class RowIndex
{
    private readonly string file;
    private readonly Dictionary<(string, string), int> places = [];

    /// <summary>Takes the rows to be found.</summary>
    /// <param name="path">Their file.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="DatasetException">Two of them are one.</exception>
    public RowIndex(string path, IReadOnlyList<QaRow> rows)
    {
        file = Path.GetFileName(path);
        foreach (var (place, row) in rows.Index())
        {
            if (!places.TryAdd(row.Key, place))
            {
                throw new DatasetException($"{path}:{row.Line}", "another row than before", Quoted(row));
            }
        }
    }

    /// <summary>Whether it has the row.</summary>
    public bool Has(QaRow row) => places.ContainsKey(row.Key);

    /// <summary>The places of another file's rows in this one.</summary>
    /// <exception cref="DatasetException">A row is not in it, or stands twice in the other file.</exception>
    public int[] Places(string path, IReadOnlyList<QaRow> rows)
    {
        var seen = new HashSet<int>();
        return [.. rows.Select(row => !places.TryGetValue(row.Key, out int place) ? throw Refused(row, $"a row of {file}")
            : seen.Add(place) ? place
            : throw Refused(row, "another row than before"))];

        DatasetException Refused(QaRow row, string expected) => new($"{path}:{row.Line}", expected, Quoted(row));
    }

    private static string Quoted(QaRow row) => Excerpt.Of(Encoding.UTF8.GetBytes(row.Question));
}
