using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Domains.Storage;

/// <summary>
/// The SHA-256 of a safetensors file, which stands in the file itself as the first entry of its metadata. It is computed with its own
/// digits as zeros and covers every other byte: the length, names, shapes and metadata as much as the values.
/// </summary>
internal static class OwnSum
{
    /// <summary>The entry's key.</summary>
    public const string Key = "sha256";

    /// <summary>What stands in its place while it is computed.</summary>
    public static readonly string Unknown = new('0', 2 * SHA256.HashSizeInBytes);

    // Wherever a serialiser puts its first entry; the digits follow.
    private static readonly byte[] Start = Encoding.ASCII.GetBytes($$"""{"{{SafeTensors.Metadata}}":{"{{Key}}":""" + '"');

    private static int Place => sizeof(long) + Start.Length;

    /// <summary>Length and header of a file whose digits are <see cref="Unknown"/> still, with the digits.</summary>
    public static byte[] Sealed(byte[] header, IEnumerable<byte[]> values)
    {
        byte[] start = [.. new byte[sizeof(long)], .. header];
        BinaryPrimitives.WriteInt64LittleEndian(start, header.Length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start);
        foreach (byte[] bytes in values)
        {
            hash.AppendData(bytes);
        }

        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()), start.AsSpan(Place));
        return start;
    }

    /// <summary>The digits that a file has and those that it should have; null in place of the first if there are none.</summary>
    public static (string? Found, string Expected) Of(ReadOnlySpan<byte> file)
    {
        int after = Place + Unknown.Length;
        if (file.Length < after || !file[sizeof(long)..Place].SequenceEqual(Start))
        {
            return (null, "");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..Place]);
        hash.AppendData(Encoding.ASCII.GetBytes(Unknown));
        hash.AppendData(file[after..]);
        return (Encoding.Latin1.GetString(file[Place..after]), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
