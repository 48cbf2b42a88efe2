namespace UnlearnRepro.Import;

/// <summary>The words for a value that is none: the cell collapsed. Python, R and W&amp;B each have their own.</summary>
internal static class NoNumber
{
    private static readonly byte[][] Words = [[.. "nan"u8], [.. "na"u8], [.. "none"u8], [.. "null"u8], [.. "inf"u8], [.. "+inf"u8], [.. "-inf"u8]];

    /// <summary>Whether the text says so; an empty field does too.</summary>
    public static bool Is(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (byte[] word in Words)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }
}
