using System.IO.Compression;

namespace UnlearnRepro.Domains.Data;

/// <summary>
/// A gzip file with a member of our own behind its last one, so that a file that was cut off shows: GZipStream takes its end for the end of the text
/// without a word, and half a data set would be read for the whole. What is unpacked ends with <see cref="Mark"/> if and only if the file is whole.
/// </summary>
/// <param name="file">The compressed bytes; closed with this.</param>
public sealed class SealedStream(Stream file) : Stream
{
    private static readonly byte[] Seal = Compressed(Mark);

    private int taken;

    /// <summary>What the text ends with; without an end of line.</summary>
    public static ReadOnlySpan<byte> Mark => "\u0003the file was whole\u0003"u8;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The unpacked text of a file, with the mark.</summary>
    public static Stream Unpacked(Stream file) => new GZipStream(new SealedStream(file), CompressionMode.Decompress);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = file.Read(buffer);
        if (read > 0 || buffer.IsEmpty)
        {
            return read;
        }

        read = Math.Min(buffer.Length, Seal.Length - taken);
        Seal.AsSpan(taken, read).CopyTo(buffer);
        taken += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Compressed(ReadOnlySpan<byte> text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return to.ToArray();
    }
}
