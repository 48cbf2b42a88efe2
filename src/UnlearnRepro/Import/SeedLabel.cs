using System.Text.RegularExpressions;

namespace UnlearnRepro.Import;

/// <summary>
/// What a seed is called, in one form: programs write one whole number as 1, 1.0, 01, +1 or 1e0 (pandas turns a column of whole
/// numbers into floats as soon as one cell is empty), and a seed that is not there as nothing or as nan. Any other text is a label.
/// </summary>
public static partial class SeedLabel
{
    // As long as the longest label that is read: 1e9 stays a number, 1e999999999 a text.
    private const int MostDigits = 4096;

    /// <summary>
    /// A whole number in digits without leading zeros, whatever its size; empty for no seed (nothing, nan, None, NA, null);
    /// the text itself otherwise, as for 1.5, 0x1 or 1_000.
    /// </summary>
    /// <param name="written">As the table has it, without spaces round it.</param>
    public static string Of(string written)
    {
        bool plain = written.Length > 0 && char.IsAsciiDigit(written[0]) && (written[0] != '0' || written.Length == 1)
            && written.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        if (written.Length == 0 || plain)
        {
            return written;
        }

        if (NoNumber.IsAbsent(written))
        {
            return "";
        }

        if (Number().Match(written) is not { Success: true } number)
        {
            return written;
        }

        string whole = number.Groups["whole"].Value, digits = whole + number.Groups["part"].Value;
        string zerosOff = digits.TrimStart('0'), significant = zerosOff.TrimEnd('0');
        if (significant.Length == 0)
        {
            return digits.Length == 0 ? written : "0";
        }

        // How many of the digits stand before the point; an exponent of more than nine digits is beyond any length.
        int exponent = 0;
        if (number.Groups["exponent"] is { Success: true } e && !int.TryParse(e.ValueSpan, out exponent))
        {
            return written;
        }

        long length = (long)whole.Length + exponent - (digits.Length - zerosOff.Length);
        return length < significant.Length || length > MostDigits ? written
            : (number.Groups["sign"].Value == "-" ? "-" : "") + significant.PadRight((int)length, '0');
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<whole>[0-9]*)\.?(?<part>[0-9]*)(?:[eE](?<exponent>[+-]?[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
