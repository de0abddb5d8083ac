using System.Buffers.Binary;
using System.IO.Compression;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Tests.Files;

public sealed class SafeZipTests
{
    private static readonly ZipLimits Small = new(Entries: 3, Bytes: 4 << 20, EntryBytes: 3 << 20, Ratio: 50);

    [Fact]
    public void An_archive_within_the_limits_is_opened()
    {
        using var archive = SafeZip.Open(Zip(1000, 1000, 1000), Small);
        using var entry = SafeZip.Open(archive.Entries[1], Small);

        Assert.Equal(1000, Drain(entry));
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1, 1 })]
    [InlineData(new[] { (3 << 20) + 1 })]
    [InlineData(new[] { 2 << 20, 2 << 20, 1 })]
    [InlineData(new[] { (1 << 20) + 1 })]
    public void What_is_beyond_is_refused_before_anything_is_unzipped(int[] lengths) =>
        Assert.Throws<InvalidDataException>(() => SafeZip.Open(Zip(lengths), Small));

    [Fact]
    public void More_files_than_the_end_of_the_archive_claims_are_counted_all_the_same()
    {
        var bytes = Zip(1, 1, 1, 1).ToArray();
        var end = bytes.AsSpan().LastIndexOf("PK\x05\x06"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(end + 8), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(end + 10), 1);

        Assert.Throws<InvalidDataException>(() => SafeZip.Open(new MemoryStream(bytes), Small));
    }

    [Fact]
    public void A_file_inside_that_says_it_is_short_gives_no_more_than_it_said()
    {
        var bytes = Zip(2 << 20).ToArray();
        var directory = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(directory + 24), 10);
        using var archive = SafeZip.Open(new MemoryStream(bytes), Small);

        var unzipped = 0L;
        try
        {
            using var entry = SafeZip.Open(archive.Entries[0], Small);
            unzipped = Drain(entry);
        }
        catch (InvalidDataException)
        {
            // Refusing is as good.
        }
        Assert.InRange(unzipped, 0, 10);
    }

    [Fact]
    public void What_is_no_archive_is_told() =>
        Assert.Throws<InvalidDataException>(() => SafeZip.Open(new MemoryStream(new byte[100]), Small));

    [Theory]
    [InlineData(100, 100)]
    [InlineData(99, 100)]
    public void A_stream_that_ends_at_its_limit_is_read(int length, int maximum) =>
        Assert.Equal(length, Drain(new BoundedStream(new MemoryStream(new byte[length]), maximum)));

    [Fact]
    public async Task A_stream_that_goes_on_is_stopped_at_its_limit()
    {
        Assert.Throws<InvalidDataException>(() => Drain(new BoundedStream(new MemoryStream(new byte[101]), 100)));
        await Assert.ThrowsAsync<InvalidDataException>(() => new BoundedStream(new MemoryStream(new byte[101]), 100)
            .CopyToAsync(Stream.Null));
        Assert.Throws<OperationCanceledException>(
            () => Drain(new BoundedStream(new MemoryStream(new byte[1]), 100, new CancellationToken(canceled: true))));
    }

    private static MemoryStream Zip(params int[] lengths)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var length in lengths)
            {
                using var entry = archive.CreateEntry(Guid.NewGuid().ToString()).Open();
                entry.Write(new byte[length]);
            }
        }
        return zip;
    }

    private static long Drain(Stream stream)
    {
        var drained = new MemoryStream();
        stream.CopyTo(drained);
        return drained.Length;
    }
}
