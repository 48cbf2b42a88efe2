using System.Text;
using System.Text.Json;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>The fields of a JSON object, each of which may stand in it once. Those that nobody asks for are passed over.</summary>
internal sealed class QaFields
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly string where;

    /// <summary>Takes the fields of an object.</summary>
    /// <param name="found">What should be an object.</param>
    /// <param name="where">File and line.</param>
    /// <exception cref="DatasetException">It is none, or has a field twice.</exception>
    public QaFields(JsonElement found, string where)
    {
        this.where = where;
        foreach (var field in found.ValueKind == JsonValueKind.Object ? found.EnumerateObject() : throw Refused("a JSON object", Kind(found)))
        {
            if (!fields.TryAdd(field.Name, field.Value))
            {
                throw Refused("each field once", $"{Excerpt.Of(Encoding.UTF8.GetBytes(field.Name))} twice");
            }
        }
    }

    /// <summary>A text that must be there.</summary>
    /// <exception cref="DatasetException">It is not, or is empty, or something else than a text.</exception>
    public string Text(string field) => Optional(field) ?? throw Refused(field, "a text", "none");

    /// <summary>A text; null where the field is absent.</summary>
    /// <exception cref="DatasetException">It is empty, or something else than a text.</exception>
    public string? Optional(string field) => fields.TryGetValue(field, out var value) ? Text(field, value, "a text") : null;

    /// <summary>Texts that differ; empty where the field is absent.</summary>
    /// <exception cref="DatasetException">It holds something else, or another number of them.</exception>
    public IReadOnlyList<string> Texts(string field, int count)
    {
        if (!fields.TryGetValue(field, out var value))
        {
            return [];
        }

        string expected = $"{count} different texts";
        string[] texts = value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(text => Text(field, text, expected))]
            : throw Refused(field, expected, Kind(value));
        int different = texts.Distinct(StringComparer.Ordinal).Count();
        return texts.Length != count ? throw Refused(field, expected, $"{texts.Length}")
            : different != count ? throw Refused(field, expected, $"{different}")
            : texts;
    }

    /// <summary>A field that is not what it should be.</summary>
    public DatasetException Refused(string field, string expected, string found) => new($"{where}: {field}", expected, found);

    private DatasetException Refused(string expected, string found) => new(where, expected, found);

    private string Text(string field, JsonElement value, string expected) =>
        value.ValueKind != JsonValueKind.String ? throw Refused(field, expected, Kind(value))
        : Whole(field, value) is { } text && !string.IsNullOrWhiteSpace(text) ? text
        : throw Refused(field, expected, "an empty one");

    // A text may hold half of a pair of letters, which the parser finds out when it is asked for it.
    private string Whole(string field, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new DatasetException($"{where}: {field}", "a text in UTF-8", "bytes or escapes that are none", e);
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };
}
