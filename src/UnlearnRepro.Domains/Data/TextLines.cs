using System.Security.Cryptography;
using UnlearnRepro.Store;

namespace UnlearnRepro.Domains.Data;

/// <summary>The lines of a text, one at a time as bytes: none becomes a string. Ends of lines are LF or CR LF; a byte order mark is left out.</summary>
public sealed class TextLines : IDisposable
{
    // Sixty times the longest line of a data set that is known here. A compressed file without an end of line must not fill the memory.
    private const int Longest = 1 << 20;

    private readonly string path;
    private readonly Stream stream;
    private readonly IncrementalHash? hash;
    private readonly bool marked;
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(1 << 16);
    private int start, end;
    private bool ended;

    /// <summary>Reads a stream, which is closed with this.</summary>
    /// <param name="stream">The text.</param>
    /// <param name="path">The file's name for messages.</param>
    /// <param name="sums">Whether its checksum will be asked for.</param>
    /// <param name="marked">Whether the end is marked (<see cref="SealedStream"/>).</param>
    public TextLines(Stream stream, string path, bool sums = false, bool marked = false)
    {
        (this.stream, this.path, this.marked) = (stream, path, marked);
        hash = sums ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    /// <summary>Number of the line that was read last, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Opens a file, plain or .gz.</summary>
    /// <exception cref="DatasetException">No file that can be read is there.</exception>
    public static TextLines Open(string path, bool sums = false)
    {
        if (RegularFile.Instead(path) is { } instead)
        {
            throw new DatasetException(path, "a text file", instead);
        }

        try
        {
            FileStream file = File.OpenRead(path);
            bool compressed = path.EndsWith(".gz", StringComparison.Ordinal);
            return new(compressed ? SealedStream.Unpacked(file) : file, path, sums, marked: compressed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">It, without its end; good until the next call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="DatasetException">The file is damaged, or no end of line comes within a million bytes.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        int searched = 0, found;
        while ((found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = end - start;
            if (!Fill())
            {
                bool any = end > start;
                line = any ? Taken(end - start, ending: 0) : default;
                return any;
            }
        }

        line = Taken(searched + found, ending: 1);
        return true;
    }

    /// <summary>Compares the checksum of what was read, its lines ended by LF, with the one that is known.</summary>
    /// <exception cref="DatasetException">They differ.</exception>
    public void Require(string sha256)
    {
        string found = Convert.ToHexStringLower(hash!.GetCurrentHash());
        if (found != sha256)
        {
            throw new DatasetException(path, $"SHA-256 {sha256} (uncompressed, lines ended by LF)", found);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        hash?.Dispose();
    }

    private ReadOnlySpan<byte> Taken(int length, int ending)
    {
        ReadOnlySpan<byte> line = buffer.AsSpan(start, length);
        start += length + ending;
        if (++Number == 1 && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        if (hash is not null)
        {
            hash.AppendData(line);
            hash.AppendData("\n"u8);
        }

        return line;
    }

    private bool Fill()
    {
        if (ended)
        {
            return false;
        }

        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        else if (end == buffer.Length)
        {
            if (end >= Longest)
            {
                throw new DatasetException($"{path}:{Number + 1}", $"a line of at most {Longest} bytes", "a longer one");
            }

            Array.Resize(ref buffer, 2 * end);
        }

        try
        {
            int read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            ended = read == 0;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
        catch (IOException e)
        {
            throw Unreadable(path, e);
        }

        if (ended && marked)
        {
            // The mark has no end of line, so that all of it is still here.
            end -= buffer.AsSpan(start, end - start).EndsWith(SealedStream.Mark) ? SealedStream.Mark.Length : throw Damaged();
        }

        return !ended;
    }

    private DatasetException Damaged(Exception? e = null) => new($"{path}:{Number + 1}", "a gzip file", "a damaged one", e);

    private static DatasetException Unreadable(string path, Exception e) => new(path, "a file that can be read", e.Message.ReplaceLineEndings(" "), e);
}
