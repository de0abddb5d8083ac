using System.Buffers.Binary;
using System.Text;

namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>
/// Blanks, where they stand, the boxes of a film that tell where, when and by whom it was made (ISO/IEC 14496-12; QuickTime's own): user
/// data, « meta »,
/// « uuid », and the tracks that note positions along the film. Nothing moves, so that a film of a gigabyte is not copied and plays as
/// before.
/// </summary>
internal sealed class Mp4Metadata
{
    private const int MaximumDepth = 8;
    private const int MaximumBoxes = 200_000;
    private const int Frame = 8;
    private static readonly HashSet<string> Top =
        ["ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "prft", "pdin", "emsg"];

    private static readonly HashSet<string> Holders = ["moov", "trak", "mdia", "minf", "stbl", "edts", "mvex", "moof", "traf", "mfra"];
    private static readonly HashSet<string> Dated = ["mvhd", "tkhd", "mdhd"];

    // What is seen, heard or read; « meta », « camm » and others carry a position for each second.
    private static readonly HashSet<string> Tracks = ["vide", "soun", "text", "sbtl", "subt", "clcp", "tmcd", "hint", "auxv", "pict"];

    private readonly FileStream film;
    private int boxes;

    private Mp4Metadata(FileStream film) => this.film = film;

    /// <returns>False when the file is not built as a film is.</returns>
    public static bool Blank(FileStream film) => new Mp4Metadata(film).Walk(0, film.Length, "", 0);

    private bool Walk(long at, long end, string holder, int depth)
    {
        while (at + Frame <= end)
        {
            if (Read(at, end) is not { } box || ++boxes > MaximumBoxes || depth > MaximumDepth)
            {
                // After the last box of a film some telephones put a note of their own.
                return depth == 0 && at > 0 && Cut(at);
            }
            if (Leaves(box, holder))
            {
                Erase(box);
            }
            else if (Dated.Contains(box.Name))
            {
                EraseDates(box);
            }
            else if (Holders.Contains(box.Name) && !Walk(box.Content, box.End, box.Name, depth + 1))
            {
                return false;
            }
            at = box.End;
        }
        return at == end || depth > 0 || Cut(at);
    }

    private bool Leaves(Mp4Box box, string holder) => box.Name switch
    {
        "udta" or "meta" or "uuid" or "free" or "skip" or "wide" => true,
        "trak" => !IsShown(box),
        _ => holder.Length == 0 && !Top.Contains(box.Name),
    };

    private bool IsShown(Mp4Box track)
    {
        if (Find(track, "mdia", "hdlr") is not { } handler || handler.Length < Frame + 12)
        {
            return true;
        }
        Span<byte> kind = stackalloc byte[4];
        film.Position = handler.Content + Frame;
        film.ReadExactly(kind);
        if (Tracks.Contains(Encoding.Latin1.GetString(kind)))
        {
            return true;
        }
        if (Find(track, "mdia", "minf", "stbl") is { } table)
        {
            Mp4Samples.Erase(film, name => Find(table, name));
        }
        return false;
    }

    private Mp4Box? Find(Mp4Box holder, params ReadOnlySpan<string> path)
    {
        for (var at = holder.Content; Read(at, holder.End) is { } box; at = box.End)
        {
            if (box.Name == path[0])
            {
                return path.Length == 1 ? box : Find(box, path[1..]);
            }
        }
        return null;
    }

    private Mp4Box? Read(long at, long end)
    {
        Span<byte> head = stackalloc byte[16];
        if (at + Frame > end)
        {
            return null;
        }
        film.Position = at;
        var read = film.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        long length = BinaryPrimitives.ReadUInt32BigEndian(head);
        var content = Frame;
        if (length == 1 && read == head.Length)
        {
            (length, content) = (BinaryPrimitives.ReadInt64BigEndian(head[Frame..]), head.Length);
        }
        else if (length == 0)
        {
            // Up to the end of what holds it.
            length = end - at;
        }
        return length >= content && length <= end - at ? new Mp4Box(Encoding.Latin1.GetString(head[4..8]), at, at + content, at + length)
            : null;
    }

    private void Erase(Mp4Box box)
    {
        film.Position = box.Start + 4;
        film.Write("free"u8);
        film.Zero(box.Content, box.End);
    }

    // Version 1 writes them in 64 bits.
    private void EraseDates(Mp4Box box)
    {
        film.Position = box.Content;
        var length = film.ReadByte() == 1 ? 16 : 8;
        film.Zero(box.Content + 4, Math.Min(box.End, box.Content + 4 + length));
    }

    private bool Cut(long at)
    {
        film.SetLength(at);
        return true;
    }
}

/// <param name="Content">Where it begins, past the box's head.</param>
internal readonly record struct Mp4Box(string Name, long Start, long Content, long End)
{
    public long Length => End - Start;
}
