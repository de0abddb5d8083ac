namespace UsineCitoyenne.Core.Files;

/// <summary>
/// Reads no more of another stream than it may, and stops when told to: the synchronous readers of libraries know no other way to be
/// stopped.
/// </summary>
public sealed class BoundedStream(Stream inner, long maximum, CancellationToken cancel = default) : Stream
{
    private long taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => taken;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">There was more.</exception>
    public override int Read(Span<byte> buffer)
    {
        cancel.ThrowIfCancellationRequested();
        return Count(inner.Read(Room(buffer)));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">There was more.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancel.ThrowIfCancellationRequested();
        return Count(await inner.ReadAsync(buffer[..Room(buffer.Span).Length], cancellationToken));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    // One byte over, to tell a file that ends at the limit from one that goes on.
    private Span<byte> Room(Span<byte> buffer) => buffer[..(int)Math.Min(buffer.Length, maximum - taken + 1)];

    private int Count(int read)
    {
        taken += read;
        return taken <= maximum ? read : throw new InvalidDataException("Ce fichier contient plus de données que ce qui est permis.");
    }
}
