using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Store;

namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// Reads the IDX files of MNIST and its kin: a big-endian header (magic number, one length a dimension), then bytes.
/// A file may be compressed (.gz). Format: Y. LeCun, C. Cortes, C. Burges, "The MNIST database".
/// </summary>
public static class IdxReader
{
    private const uint LabelMagic = 0x00000801; // unsigned bytes, 1 dimension
    private const uint ImageMagic = 0x00000803; // unsigned bytes, 3 dimensions

    // Twice the largest of its kin, EMNIST's byclass.
    private const uint Largest = 1 << 30;

    /// <summary>Reads grey images.</summary>
    /// <param name="path">The file, raw or .gz.</param>
    /// <param name="sha256">SHA-256 (hex) of the file when uncompressed, or null where any file will do.</param>
    /// <returns>(N, H, W) row-major, each from 0 to 255, and the shape (1, H, W).</returns>
    /// <exception cref="DatasetException">The file is missing, damaged or another one.</exception>
    public static (byte[] Pixels, ImageShape Shape) Images(string path, string? sha256 = null)
    {
        var (file, lengths) = Read(path, ImageMagic, 3);
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
        byte[] file = Read(path, LabelMagic, 1).File;
        Check(path, file, sha256);
        return file[8..];
    }

    private static (byte[] File, int[] Lengths) Read(string path, uint magic, int dimensions)
    {
        if (RegularFile.Instead(path) is { } instead)
        {
            throw new DatasetException(path, "an IDX file", instead);
        }

        try
        {
            using FileStream raw = File.OpenRead(path);
            using Stream file = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            byte[] header = new byte[4 * (1 + dimensions)];
            int read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (read < header.Length)
            {
                throw new DatasetException(path, $"a header of {header.Length} bytes", $"{read} bytes");
            }

            uint[] lengths = Lengths(path, header, magic);
            long size = Size(path, header.Length, lengths);
            return (Whole(path, file, header, size, lengths), [.. lengths.Select(l => (int)l)]);
        }
        catch (InvalidDataException e)
        {
            throw new DatasetException(path, "a gzip file", "a damaged one", e);
        }
    }

    private static uint[] Lengths(string path, byte[] header, uint magic)
    {
        uint found = BinaryPrimitives.ReadUInt32BigEndian(header);
        return found == magic
            ? [.. Enumerable.Range(1, (header.Length / 4) - 1).Select(d => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 * d)))]
            : throw new DatasetException(path, $"magic number 0x{magic:X8}", $"0x{found:X8}");
    }

    // What the header promises, header included.
    private static long Size(string path, int header, uint[] lengths)
    {
        UInt128 size = (UInt128)header + lengths.Aggregate(UInt128.One, (product, length) => product * length);
        return size <= Largest && lengths.All(length => length <= Largest)
            ? (long)size
            : throw new DatasetException(path, $"at most {Largest} bytes", $"a header that promises {size} for {string.Join("x", lengths)}");
    }

    // A compressed file can be a thousand times as long as it looks, so that no more is read than the header promises and one byte; and a
    // header can promise what is not there, so that no more is allocated than was read.
    private static byte[] Whole(string path, Stream file, byte[] header, long size, uint[] lengths)
    {
        using var bytes = new MemoryStream();
        bytes.Write(header);
        byte[] buffer = new byte[1 << 16];
        int read;
        while (bytes.Length <= size && (read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, size + 1 - bytes.Length))) > 0)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.Length == size
            ? bytes.ToArray()
            : throw new DatasetException(path, $"{size} bytes for {string.Join("x", lengths)}", bytes.Length > size ? "more" : $"{bytes.Length}");
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
