using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>
/// A safetensors file's checksum made anew, by the format's description: SHA-256 of all bytes with zeros for its own digits. With it a
/// mutant comes past the door, and what stands behind the door is tested as well.
/// </summary>
internal static class Checksum
{
    private const int Digits = 64;

    private static readonly byte[] Before = Encoding.ASCII.GetBytes("\"sha256\":\"");

    /// <summary>The file with its true checksum, or as it is if it has no place for one.</summary>
    public static byte[] Renewed(byte[] file)
    {
        int place = file.AsSpan().IndexOf(Before) + Before.Length;
        if (place < Before.Length || place + Digits > file.Length)
        {
            return file;
        }

        byte[] renewed = [.. file];
        renewed.AsSpan(place, Digits).Fill((byte)'0');
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(renewed)), renewed.AsSpan(place, Digits));
        return renewed;
    }
}
