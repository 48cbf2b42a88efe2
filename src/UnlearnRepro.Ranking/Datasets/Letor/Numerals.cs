using System.Globalization;
using System.Text;

namespace UnlearnRepro.Ranking.Datasets.Letor;

/// <summary>Numbers as texts write them, read from bytes.</summary>
internal static class Numerals
{
    private const int MostDigits = 9;

    // A whole number up to 2^53 and a power of ten up to 10^22 are doubles without error, so that their quotient is the double nearest to the
    // number that is written (Clinger 1990). It is what nearly every value of a data set is, and takes a quarter of the time of the general way.
    private const ulong Exact = 1UL << 53;
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(k => double.Parse($"1e{k}", CultureInfo.InvariantCulture))];

    /// <summary>Digits and nothing else, at most nine of them.</summary>
    public static bool Whole(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.Length is 0 or > MostDigits)
        {
            return false;
        }

        foreach (byte digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (10 * number) + (digit - '0');
        }

        return true;
    }

    /// <summary>
    /// A number such as <c>-1.5e-3</c>, rounded to the nearest double, beyond the largest one to infinity; also nan and inf or infinity with or without a sign,
    /// in letters of either case, as C writes them.
    /// </summary>
    public static bool Real(ReadOnlySpan<byte> text, out double number) => Short(text, out number) || General(text, out number);

    private static bool Short(ReadOnlySpan<byte> text, out double number)
    {
        number = 0;
        int at = text.Length > 0 && text[0] == '-' ? 1 : 0, point = -1, digits = text.Length - at;
        // 17 characters: no more digits than a ulong holds.
        if (digits is 0 or > 17)
        {
            return false;
        }

        ulong whole = 0;
        for (int k = at; k < text.Length; k++)
        {
            uint digit = (uint)text[k] - '0';
            if (digit <= 9)
            {
                whole = (10 * whole) + digit;
            }
            else if (text[k] == '.' && point < 0)
            {
                point = k;
            }
            else
            {
                return false;
            }
        }

        int decimals = point < 0 ? 0 : text.Length - point - 1;
        if (whole > Exact || (point >= 0 && digits == 1))
        {
            return false;
        }

        number = whole / Powers[decimals];
        number = at == 1 ? -number : number;
        return true;
    }

    private static bool General(ReadOnlySpan<byte> text, out double number)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var unsigned = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        if (Ascii.EqualsIgnoreCase(unsigned, "nan"u8))
        {
            number = double.NaN;
            return true;
        }

        if (Ascii.EqualsIgnoreCase(unsigned, "inf"u8) || Ascii.EqualsIgnoreCase(unsigned, "infinity"u8))
        {
            number = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        number = 0;
        // .NET passes over zero bytes at the end, as C's strings end.
        return unsigned.Length > 0 && (char.IsAsciiDigit((char)unsigned[0]) || unsigned[0] == '.') && unsigned[^1] != 0
            && double.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
    }
}
