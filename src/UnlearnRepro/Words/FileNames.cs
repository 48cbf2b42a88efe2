using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace UnlearnRepro.Words;

/// <summary>
/// Names that strangers gave as names of files, folders and anchors. Different names give different ones, also on a file system that takes no notice
/// of letter case, and none leads out of its folder or has a meaning to a system.
/// </summary>
public static class FileNames
{
    // File systems take 255 bytes, of which callers need some for what the file is of.
    private const int Longest = 180, Shown = 60;

    private static readonly string[] Devices =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

    /// <summary>
    /// The name itself where it is made of small letters, digits, <c>-</c>, <c>_</c> and inner dots. Any other character is <c>~</c> and its four
    /// hexadecimal digits, <c>~~</c> and a number at the end tell which letters are large, and a name that is too long ends with <c>~~~</c> and its hash.
    /// </summary>
    public static string Of(string name)
    {
        string written = string.Concat(name.Select((letter, k) => IsPlain(name, k) ? $"{letter}" : $"~{(int)letter:x4}")) + Capitals(name);
        return name.Length == 0 ? "~"
            : written.Length <= Longest ? written
            : $"{written[..Shown].ToLowerInvariant()}~~~{Hash(name)}";
    }

    private static bool IsPlain(string name, int k) => name[k] switch
    {
        '-' or '_' => true,
        '.' => k > 0 && k < name.Length - 1,
        var letter => char.IsAsciiLetterOrDigit(letter) && !(k == 0 && IsDevice(name)),
    };

    // Windows has no file of such a name, whatever the extension.
    private static bool IsDevice(string name) => Devices.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    // A bit for every large letter, the first letter's lowest, as hexadecimal digits from the lowest.
    private static string Capitals(string name) => !name.Any(char.IsAsciiLetterUpper) ? "" : "~~" + string.Concat(
        name.Chunk(4).Select(four => $"{four.Select((letter, k) => char.IsAsciiLetterUpper(letter) ? 1 << k : 0).Sum():x}")).TrimEnd('0');

    // Of the characters themselves: half of a surrogate pair has no UTF-8.
    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan())).AsSpan(0, 16));
}
