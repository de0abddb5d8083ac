namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>
/// Blanks, where they stand, the tags, attachments, title and date of a WebM film (RFC 9559, RFC 8794): a « void » of the same length takes
/// their place.
/// </summary>
internal sealed class WebMMetadata
{
    private const uint Head = 0x1A45DFA3;
    private const uint Segment = 0x18538067;
    private const uint Info = 0x1549A966;
    private const uint Cluster = 0x1F43B675;
    private const byte Void = 0xEC;

    // Tags, attachments; of the information: title, date, file names, and the sum that would no longer hold.
    private static readonly HashSet<uint> Leaving = [0x1254C367, 0x1941A469, 0x7BA9, 0x4461, 0x7384, 0x3C83AB, 0x3E83BB, 0xBF];

    private readonly FileStream film;

    private WebMMetadata(FileStream film) => this.film = film;

    /// <returns>False when the file is not built as a film is.</returns>
    public static bool Blank(FileStream film) => new WebMMetadata(film).Walk();

    private bool Walk()
    {
        film.Position = 0;
        for (long at = 0; at < film.Length;)
        {
            film.Position = at;
            if (Number(keepMark: true, 4) is not { } id || Number(keepMark: false, 8) is not { } length)
            {
                return false;
            }
            var content = film.Position;
            var end = length < 0 || length > film.Length - content ? film.Length : content + length;
            if (at == 0 && id != Head)
            {
                return false;
            }
            if (Leaving.Contains((uint)id))
            {
                Erase(at, end);
            }
            // What is inside is looked at as if it stood beside: a film written as it was shot tells no lengths.
            at = id is Segment or Info || (id == Cluster && length < 0) ? content : end;
        }
        return true;
    }

    /// <returns>Null when there is none; -1 for « unknown ».</returns>
    private long? Number(bool keepMark, int longest)
    {
        var first = film.ReadByte();
        if (first <= 0)
        {
            return null;
        }
        var width = 1;
        for (var mark = 0x80; (first & mark) == 0; mark >>= 1)
        {
            width++;
        }
        if (width > longest)
        {
            return null;
        }
        long value = keepMark ? first : first & (0xFF >> width);
        var unknown = value == 0xFF >> width;
        for (var i = 1; i < width; i++)
        {
            var next = film.ReadByte();
            if (next < 0)
            {
                return null;
            }
            unknown &= next == 0xFF;
            value = value << 8 | (uint)next;
        }
        return unknown && !keepMark ? -1 : value;
    }

    private void Erase(long at, long end)
    {
        var whole = end - at;
        film.Zero(at, end);
        film.Position = at;
        film.WriteByte(Void);
        // One byte tells up to 126; eight tell the rest.
        if (whole < 9)
        {
            film.WriteByte((byte)(0x80 | (whole - 2)));
            return;
        }
        film.WriteByte(0x01);
        for (var shift = 48; shift >= 0; shift -= 8)
        {
            film.WriteByte((byte)((whole - 9) >> shift));
        }
    }
}
