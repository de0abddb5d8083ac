using System.Text;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// Folded text of many rows, laid end to end, searched by plain scanning: a million rows are some 70 MB, which
/// the vectorised <c>IndexOf</c> of the framework crosses in tens of milliseconds, a few parts at once. It stands in for a full-text index,
/// and finds parts of words, addresses and numbers alike.
/// </summary>
internal sealed class TextArena
{
    private const int ChunkSize = 1 << 20;
    private const int MostParts = 4;
    private const byte End = 0x1f;
    private readonly List<Chunk> chunks = [];

    /// <summary>Adds a row's text; a row added again is found by its new text only.</summary>
    public void Append(int row, ReadOnlySpan<char> text)
    {
        var size = Encoding.UTF8.GetByteCount(text) + 1;
        if (chunks.Count == 0 || chunks[^1].Length + size > chunks[^1].Bytes.Length)
        {
            chunks.Add(new Chunk(Math.Max(ChunkSize, size)));
        }
        chunks[^1].Append(row, text);
    }

    /// <summary>Blanks the row's earlier text, so that it is not found any more.</summary>
    public void Forget(int row)
    {
        foreach (var chunk in chunks)
        {
            chunk.Forget(row);
        }
    }

    /// <summary>Marks in <paramref name="found"/> each row whose text holds <paramref name="needle"/>.</summary>
    public void Search(ReadOnlySpan<char> needle, RowSet found)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(needle)];
        Encoding.UTF8.GetBytes(needle, bytes);
        var parts = Math.Min(chunks.Count, Math.Min(Environment.ProcessorCount, MostParts));
        if (parts < 2)
        {
            chunks.ForEach(chunk => chunk.Search(bytes, found));
            return;
        }
        var sets = Enumerable.Range(0, parts).Select(part => part == 0 ? found : new RowSet(found)).ToArray();
        Parallel.For(0, parts, part =>
        {
            for (var index = part; index < chunks.Count; index += parts)
            {
                chunks[index].Search(bytes, sets[part]);
            }
        });
        foreach (var set in sets.Skip(1))
        {
            found.UnionWith(set);
        }
    }

    private sealed class Chunk(int size)
    {
        private readonly List<int> starts = [];
        private readonly List<int> rows = [];

        public byte[] Bytes { get; } = new byte[size];

        public int Length { get; private set; }

        public void Append(int row, ReadOnlySpan<char> text)
        {
            starts.Add(Length);
            rows.Add(row);
            Length += Encoding.UTF8.GetBytes(text, Bytes.AsSpan(Length));
            Bytes[Length++] = End;
        }

        public void Forget(int row)
        {
            var entry = rows.IndexOf(row);
            if (entry < 0)
            {
                return;
            }
            Bytes.AsSpan(starts[entry], EndOf(entry) - starts[entry]).Fill(End);
            rows[entry] = -1;
        }

        public void Search(ReadOnlySpan<byte> needle, RowSet found)
        {
            var text = Bytes.AsSpan(0, Length);
            var position = 0;
            var entry = 0;
            while (position < text.Length)
            {
                var hit = text[position..].IndexOf(needle);
                if (hit < 0)
                {
                    return;
                }
                position += hit;
                entry = EntryAt(position, entry);
                if (rows[entry] >= 0)
                {
                    found.Add(rows[entry]);
                }
                position = EndOf(entry);
            }
        }

        private int EndOf(int entry) => entry + 1 < starts.Count ? starts[entry + 1] : Length;

        // Hits come in order: gallop forward from the last one.
        private int EntryAt(int position, int from)
        {
            var step = 1;
            var low = from;
            while (low + step < starts.Count && starts[low + step] <= position)
            {
                low += step;
                step <<= 1;
            }
            var high = Math.Min(low + step, starts.Count);
            while (high - low > 1)
            {
                var middle = (low + high) >>> 1;
                if (starts[middle] <= position)
                {
                    low = middle;
                }
                else
                {
                    high = middle;
                }
            }
            return low;
        }
    }
}
