using System.Text;

namespace UnlearnRepro.Import;

/// <summary>The words for something that is no number. Python, R, pandas and W&amp;B each have their own.</summary>
internal static class NoNumber
{
    private static readonly string[] Absent = ["nan", "na", "n/a", "<na>", "none", "null"], Infinite = ["inf", "+inf", "-inf"];

    private static readonly byte[][] Values = [.. Absent.Concat(Infinite).Select(Encoding.ASCII.GetBytes)];

    /// <summary>Whether a value says that it is none: the cell collapsed. An empty field says nothing.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        foreach (byte[] word in Values)
        {
            if (Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a label says that there is none. Infinity is a value that went astray, not an absent seed.</summary>
    public static bool IsAbsent(string label) => label.Length == 0 || Absent.Contains(label, StringComparer.OrdinalIgnoreCase);
}
