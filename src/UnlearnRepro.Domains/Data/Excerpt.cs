using System.Text;

namespace UnlearnRepro.Domains.Data;

/// <summary>What was found in a file, fit for a message of one line.</summary>
public static class Excerpt
{
    private const int Longest = 40;

    /// <summary>The text in quotes: its first 40 bytes, those that are no printable ASCII as question marks.</summary>
    public static string Of(ReadOnlySpan<byte> text)
    {
        var quoted = new StringBuilder("'");
        foreach (byte b in text[..Math.Min(text.Length, Longest)])
        {
            quoted.Append(b is >= 0x20 and < 0x7F ? (char)b : '?');
        }

        return quoted.Append(text.Length > Longest ? "...'" : "'").ToString();
    }
}
