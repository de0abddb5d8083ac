using System.Buffers.Binary;

namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>Blanks what one track put among the data of a film, found by its sample tables (ISO/IEC 14496-12, 8.7).</summary>
internal static class Mp4Samples
{
    private const int MaximumEntries = 2_000_000;

    public static void Erase(FileStream film, Func<string, Mp4Box?> find)
    {
        var wide = find("co64") is not null;
        var chunks = Table(film, find(wide ? "co64" : "stco"), wide ? 8 : 4, 4);
        var runs = Table(film, find("stsc"), 12, 4);
        var sizes = Table(film, find("stsz"), 4, 8);
        var same = Fixed(film, find("stsz"));
        var (sample, run, left) = (0, 0, film.Length);
        for (var chunk = 0; chunk < chunks.Length / (wide ? 8 : 4); chunk++)
        {
            var at = wide ? BinaryPrimitives.ReadInt64BigEndian(chunks.AsSpan(chunk * 8)) : Number(chunks, chunk);
            // A run begins at the chunk that it names, counted from 1, and goes on to the next one's.
            while ((run + 1) * 12 < runs.Length && Number(runs, (run + 1) * 3) <= chunk + 1)
            {
                run++;
            }
            var count = runs.Length == 0 ? 0 : Number(runs, run * 3 + 1);
            var end = at + (count * same);
            for (var i = 0L; same == 0 && i < count && sample < sizes.Length / 4; i++)
            {
                end += Number(sizes, sample++);
            }
            (at, end) = (Math.Max(0, at), Math.Min(end, film.Length));
            // Chunks that lie over one another would have the same bytes written without end.
            if ((left -= Math.Max(0, end - at)) < 0)
            {
                return;
            }
            film.Zero(at, end);
        }
    }

    // « stsz » may give one size for all samples, before their count.
    private static long Fixed(FileStream film, Mp4Box? box)
    {
        var head = new byte[4];
        if (box is { } table && table.End - table.Content >= 8)
        {
            film.Position = table.Content + 4;
            film.ReadExactly(head);
        }
        return Number(head, 0);
    }

    private static byte[] Table(FileStream film, Mp4Box? box, int entry, int before)
    {
        if (box is not { } table || table.End - table.Content < before + 4)
        {
            return [];
        }
        var head = new byte[4];
        film.Position = table.Content + before;
        film.ReadExactly(head);
        var room = (table.End - table.Content - before - 4) / entry;
        var entries = new byte[Math.Min(Math.Min(Number(head, 0), room), MaximumEntries) * entry];
        film.ReadExactly(entries);
        return entries;
    }

    private static long Number(byte[] table, int index) => BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(index * 4));
}
