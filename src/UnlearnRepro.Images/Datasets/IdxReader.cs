using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// Reads the IDX files of MNIST and its kin: a big-endian header (magic number, one length a dimension), then bytes.
/// A file may be compressed (.gz). Format: Y. LeCun, C. Cortes, C. Burges, "The MNIST database".
/// </summary>
public static class IdxReader
{
    private const uint LabelMagic = 0x00000801; // unsigned bytes, 1 dimension
    private const uint ImageMagic = 0x00000803; // unsigned bytes, 3 dimensions

    /// <summary>Reads grey images.</summary>
    /// <param name="path">The file, raw or .gz.</param>
    /// <param name="sha256">SHA-256 (hex) of the file when uncompressed, or null where any file will do.</param>
    /// <returns>(N, H, W) row-major, each from 0 to 255, and the shape (1, H, W).</returns>
    /// <exception cref="DatasetException">The file is missing, damaged or another one.</exception>
    public static (byte[] Pixels, ImageShape Shape) Images(string path, string? sha256 = null)
    {
        byte[] file = Read(path);
        int[] lengths = Lengths(path, file, ImageMagic, 3);
        Check(path, file, sha256);
        return (file[16..], new(1, lengths[1], lengths[2]));
    }

    /// <summary>Reads labels.</summary>
    /// <param name="path">The file, raw or .gz.</param>
    /// <param name="sha256">SHA-256 (hex) of the file when uncompressed, or null where any file will do.</param>
    /// <returns>(N).</returns>
    /// <exception cref="DatasetException">The file is missing, damaged or another one.</exception>
    public static byte[] Labels(string path, string? sha256 = null)
    {
        byte[] file = Read(path);
        Lengths(path, file, LabelMagic, 1);
        Check(path, file, sha256);
        return file[8..];
    }

    private static byte[] Read(string path)
    {
        try
        {
            using FileStream raw = File.OpenRead(path);
            using Stream file = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DatasetException(path, "an IDX file", "none", e);
        }
        catch (InvalidDataException e)
        {
            throw new DatasetException(path, "a gzip file", "a damaged one", e);
        }
    }

    // The header's lengths, once the file is exactly as long as they say. Nothing is allocated on the header's word.
    private static int[] Lengths(string path, byte[] file, uint magic, int dimensions)
    {
        int header = 4 * (1 + dimensions);
        if (file.Length < header)
        {
            throw new DatasetException(path, $"a header of {header} bytes", $"{file.Length} bytes");
        }

        uint found = BinaryPrimitives.ReadUInt32BigEndian(file);
        if (found != magic)
        {
            throw new DatasetException(path, $"magic number 0x{magic:X8}", $"0x{found:X8}");
        }

        uint[] lengths = [.. Enumerable.Range(1, dimensions).Select(d => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(4 * d)))];
        UInt128 size = (UInt128)header + lengths.Aggregate(UInt128.One, (product, length) => product * length);
        return size == (UInt128)file.Length
            ? [.. lengths.Select(l => (int)l)]
            : throw new DatasetException(path, $"{size} bytes for {string.Join("x", lengths)}", $"{file.Length}");
    }

    private static void Check(string path, byte[] file, string? sha256)
    {
        string found = Convert.ToHexStringLower(SHA256.HashData(file));
        if (sha256 is not null && found != sha256)
        {
            throw new DatasetException(path, $"SHA-256 {sha256} (uncompressed)", found);
        }
    }
}
