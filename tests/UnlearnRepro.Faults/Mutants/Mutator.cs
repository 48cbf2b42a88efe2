using System.Text;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>Damages bytes as disks and networks do, and words as people and other programs do.</summary>
internal static class Mutator
{
    // What has broken readers before: other programs' words, numbers at the edge, half characters, what has a meaning in some format.
    private static readonly string[] Nasty =
    [
        "", "0", "-1", "01", "1.0", "1e999", "-0.0", "1e-400", "NaN", "nan", "Infinity", "-Infinity", "None", "null", "true", "{}", "[]", "\"", "\\", "\\ud800", "\\u0000", "\0",
        "\n", "\r\n", ",", ";", "\t", "=", ":", "{", "}", "[", "]", "/", "..", "٣", "３", "é", "\ufeff", "\u2028", "\u202e", "\ud83d\ude00", "2147483648", "99999999999999999999999",
        "9223372036854775807", "18446744073709551615", "__metadata__", "finished", "crashed", "collapsed", "ok", "%s", "<b>", "$(x)", new string('9', 400), new string('a', 5000),
    ];

    /// <summary>One to three changes; a mutant may by chance be what it was.</summary>
    public static byte[] Mutate(byte[] input, Random random)
    {
        var bytes = input;
        for (int changes = 1 + random.Next(3); changes > 0; changes--)
        {
            bytes = random.Next(2) == 0 ? Bytes(bytes, random) : Words(bytes, random);
        }

        return bytes;
    }

    private static byte[] Bytes(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        int at = random.Next(bytes.Length), length = Math.Min(random.Next(1, 40), bytes.Length - at), to = random.Next(bytes.Length);
        switch (random.Next(7))
        {
            case 0:
                bytes = [.. bytes];
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes = [.. bytes];
                bytes[at] = random.Pick<byte>([0, 255, 128, (byte)random.Next(256)]);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4:
                return [.. bytes[..to], .. bytes[at..(at + length)], .. bytes[to..]];
            case 5:
                byte[] noise = new byte[length];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
            default:
                bytes = [.. bytes];
                Array.Clear(bytes, at, length);
                return bytes;
        }
    }

    // Every byte keeps its number in Latin-1, so that what is not text survives the way there and back.
    private static byte[] Words(byte[] bytes, Random random)
    {
        var words = Stretches(bytes);
        if (words.Count == 0)
        {
            return Bytes(bytes, random);
        }

        var (start, end) = random.Pick(words);
        var (from, to) = random.Pick(words);
        byte[] other = random.Next(3) == 0 ? bytes[from..to] : Encoding.UTF8.GetBytes(random.Pick(Nasty));
        return random.Next(4) switch
        {
            0 => [.. bytes[..start], .. other, .. bytes[start..]],
            1 => [.. bytes[..start], .. bytes[end..]],
            _ => [.. bytes[..start], .. other, .. bytes[end..]],
        };
    }

    // Letters and digits in a row, as people see words.
    private static List<(int Start, int End)> Stretches(byte[] bytes)
    {
        var words = new List<(int, int)>();
        for (int start = 0, end; start < bytes.Length; start = end + 1)
        {
            end = start;
            while (end < bytes.Length && (char.IsAsciiLetterOrDigit((char)bytes[end]) || bytes[end] is (byte)'.' or (byte)'-' or (byte)'_' or >= 128))
            {
                end++;
            }

            if (end > start)
            {
                words.Add((start, end));
            }
        }

        return words;
    }
}
