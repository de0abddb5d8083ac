using System.IO.Compression;

namespace UsineCitoyenne.Core.Files;

/// <summary>
/// The only way to open an archive that comes from outside. What its directory declares is checked before anything is unzipped; the
/// framework gives no more of an entry than was declared, and <see cref="Open(ZipArchiveEntry, ZipLimits, CancellationToken)"/> counts once
/// more.
/// </summary>
public static class SafeZip
{
    private const long AlwaysAllowed = 1 << 20;
    private static readonly byte[] DirectoryEntry = "PK\x01\x02"u8.ToArray();

    /// <param name="file">One that can be read twice.</param>
    /// <exception cref="InvalidDataException">No archive, or too much in it.</exception>
    public static ZipArchive Open(Stream file, ZipLimits limits, bool leaveOpen = false, CancellationToken cancel = default)
    {
        // Counted in the bytes: the archive would make an object of each before it says how many there are, whatever its end claims.
        if (CountEntries(file, cancel) > limits.Entries)
        {
            throw new InvalidDataException($"Cette archive contient plus de {limits.Entries} fichiers.");
        }
        file.Position = 0;
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen);
        try
        {
            var total = archive.Entries.Sum(entry => entry.Length);
            if (total > Math.Min(limits.Bytes, Math.Max(AlwaysAllowed, limits.Ratio * file.Length))
                || archive.Entries.Any(entry => entry.Length > limits.EntryBytes))
            {
                throw new InvalidDataException("Cette archive contient plus de données que ce qui est permis.");
            }
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>What one entry holds.</summary>
    /// <exception cref="InvalidDataException">From the stream, when there is more.</exception>
    public static Stream Open(ZipArchiveEntry entry, ZipLimits limits, CancellationToken cancel = default) =>
        new BoundedStream(entry.Open(), limits.EntryBytes, cancel);

    private static long CountEntries(Stream file, CancellationToken cancel)
    {
        file.Position = 0;
        var buffer = new byte[128 * 1024];
        var (count, kept) = (0L, 0);
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            var seen = buffer.AsSpan(0, kept + read);
            count += seen.Count(DirectoryEntry);
            // A signature may lie across two readings; three bytes hold no whole one.
            kept = Math.Min(DirectoryEntry.Length - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }
        return count;
    }
}
