using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace UnlearnRepro.Language.Results;

/// <summary>JSON as Python writes it: NaN and Infinity without quotation marks, which is no JSON. They are read as the text <c>NaN</c>.</summary>
internal static partial class PythonJson
{
    /// <summary>An object; null, with a line to <paramref name="problem"/>, for anything else.</summary>
    public static JsonDocument? Object(byte[] bytes, string shown, Action<string> problem)
    {
        try
        {
            var document = JsonDocument.Parse(StringOrConstant().Replace(Encoding.UTF8.GetString(bytes), m => m.Value[0] == '"' ? m.Value : "\"NaN\""));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            problem($"{shown}: expected metrics by name, found {document.RootElement.ValueKind}");
            document.Dispose();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem(Broken(shown, e));
        }

        return null;
    }

    /// <summary>What is said of a file that cannot be parsed. A name with half a character in it is found out when it is asked for.</summary>
    public static string Broken(string shown, Exception e) => $"{shown}: expected JSON, found: {e.Message}";

    /// <summary>A number; NaN for one that is none, null for another kind of value.</summary>
    public static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String when value.ValueEquals("NaN") => double.NaN,
        _ => null,
    };

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|-?Infinity|NaN", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex StringOrConstant();
}
