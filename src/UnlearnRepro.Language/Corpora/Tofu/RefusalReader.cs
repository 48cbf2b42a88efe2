using System.Text;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>Reads ways to say that one does not know, one in each line: <c>idontknow.jsonl</c> holds no JSON.</summary>
internal static class RefusalReader
{
    private const int Most = 1 << 12;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, plain or .gz; lines of white space are passed over.</summary>
    /// <exception cref="DatasetException">It is missing, damaged, cut off or empty, or a line is no text.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        using var lines = TextLines.Open(path);
        var refusals = new List<string>();
        while (lines.Next(out var line))
        {
            string where = $"{path}:{lines.Number}";
            string text = Text(line, where).Trim();
            if (text.Length > 0)
            {
                refusals.Add(refusals.Count < Most ? text : throw new DatasetException(where, $"at most {Most} lines", "more"));
            }
        }

        return refusals.Count > 0 ? refusals : throw new DatasetException($"{path}:{lines.Number + 1}", "a line of text", "the end of the file");
    }

    private static string Text(ReadOnlySpan<byte> line, string where)
    {
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException e)
        {
            throw new DatasetException(where, "a text in UTF-8", Excerpt.Of(line), e);
        }
    }
}
