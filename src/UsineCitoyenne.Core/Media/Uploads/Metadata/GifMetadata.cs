namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>
/// Copies a GIF with only the blocks that draw it (GIF89a, 15 to 27): comments, and applications' notes but the loop, go.
/// </summary>
internal static class GifMetadata
{
    private const byte Extension = 0x21;
    private const byte ImageBlock = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte CommentLabel = 0xFE;
    private const byte ApplicationLabel = 0xFF;
    private const int HeadLength = 13;

    /// <returns>Null when the file is not built as a GIF is.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        if (file.Length < HeadLength)
        {
            return null;
        }
        var at = HeadLength + ColourTable(file[10]);
        if (at > file.Length)
        {
            return null;
        }
        kept.Write(file[..at]);
        while (at < file.Length)
        {
            var start = at;
            switch (file[at])
            {
                case Trailer:
                    kept.WriteByte(Trailer);
                    return kept.ToArray();
                // Between blocks a zero is an empty one: readers pass over it.
                case 0:
                    at++;
                    continue;
                case ImageBlock when at + 10 < file.Length:
                    at = AfterBlocks(file, at + 11 + ColourTable(file[at + 9]));
                    break;
                case Extension when at + 2 < file.Length:
                    at = AfterBlocks(file, at + 2);
                    break;
                default:
                    return null;
            }
            if (at < 0)
            {
                return null;
            }
            if (Stays(file[start..at]))
            {
                kept.Write(file[start..at]);
            }
        }
        // Its last byte is missing: so are those of some programs, and every reader shows them.
        kept.WriteByte(Trailer);
        return kept.ToArray();
    }

    private static bool Stays(ReadOnlySpan<byte> block) => block[0] != Extension
        || (block[1] != CommentLabel
            && (block[1] != ApplicationLabel || block[3..].StartsWith("NETSCAPE2.0"u8) || block[3..].StartsWith("ANIMEXTS1.0"u8)));

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    /// <returns>The place after the empty block that ends them; -1 when there is none.</returns>
    private static int AfterBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] != 0)
        {
            at += file[at] + 1;
        }
        return at < file.Length ? at + 1 : -1;
    }
}
