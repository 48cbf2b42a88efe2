using System.Text.Json;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>Reads questions and answers, a JSON object in each line, plain or .gz. Lines of white space are passed over.</summary>
internal static class QaReader
{
    /// <summary>False answers of a row that has any.</summary>
    public const int Perturbed = 5;

    // TOFU has 4,000. A compressed file can be a thousand times as long as it looks.
    private const int MostRows = 1 << 17;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DatasetException">
    /// It is missing, damaged, cut off or empty, or a line is not what it should be: <c>FILE:LINE: FIELD: expected X, found Y</c>.
    /// </exception>
    public static IReadOnlyList<QaRow> Read(string path)
    {
        using var lines = TextLines.Open(path);
        return Read(lines, path);
    }

    /// <summary>Reads text that is open.</summary>
    public static IReadOnlyList<QaRow> Read(TextLines lines, string path)
    {
        var rows = new List<QaRow>();
        while (lines.Next(out var line))
        {
            if (line.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            string where = $"{path}:{lines.Number}";
            rows.Add(rows.Count < MostRows ? Row(line, where, lines.Number) : throw new DatasetException(where, $"at most {MostRows} rows", "more"));
        }

        return rows.Count > 0 ? rows : throw new DatasetException($"{path}:{lines.Number + 1}", "a row", "the end of the file");
    }

    private static QaRow Row(ReadOnlySpan<byte> line, string where, long number)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            return reader.Read() ? throw NoObject(line, where) : Row(new QaFields(document.RootElement, where), number);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a field's name with half a pair of letters in it.
            throw NoObject(line, where, e);
        }
    }

    private static QaRow Row(QaFields fields, long number)
    {
        var row = new QaRow(
            number, fields.Text("question"), fields.Text("answer"), fields.Optional("paraphrased_answer"), fields.Texts("perturbed_answer", Perturbed),
            fields.Optional("paraphrased_question"));
        return !row.Perturbed.Contains(row.Answer) && (row.Paraphrased is null || !row.Perturbed.Contains(row.Paraphrased))
            ? row
            : throw fields.Refused("perturbed_answer", "false answers", "the true one among them");
    }

    private static DatasetException NoObject(ReadOnlySpan<byte> line, string where, Exception? e = null) => new(where, "a JSON object", Excerpt.Of(line), e);
}
