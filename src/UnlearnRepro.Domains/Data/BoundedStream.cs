namespace UnlearnRepro.Domains.Data;

/// <summary>What a compressed file unpacks to, up to a bound: some kilobytes can unpack to more than a disk holds.</summary>
/// <param name="inner">The unpacked bytes; closed with this stream.</param>
/// <param name="most">The bound.</param>
/// <param name="path">The file, for the message.</param>
internal sealed class BoundedStream(Stream inner, long most, string path) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    private int Counted(int count) => (read += count) <= most ? count : throw new DatasetException(path, $"at most {most} bytes when unpacked", "more");
}
