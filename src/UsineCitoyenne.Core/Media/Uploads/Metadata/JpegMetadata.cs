using System.Buffers.Binary;

namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>
/// Copies a JPEG without what it tells besides the picture (ITU-T T.81, annex B): application segments and comments go, except JFIF,
/// Adobe's colour transform and the colour profile; so does what follows the end, where telephones put a film or a second picture.
/// </summary>
internal static class JpegMetadata
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;
    private const byte App0 = 0xE0;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;

    /// <returns>Null when the file is not built as a JPEG is.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..2]);
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == EndOfImage)
            {
                break;
            }
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            // The length counts itself.
            if (length < 4 || at + length > file.Length)
            {
                return null;
            }
            var segment = file.Slice(at, length);
            if (Stays(marker, segment))
            {
                kept.Write(segment);
            }
            at += length;
            if (marker == StartOfScan)
            {
                var end = EndOfScan(file, at);
                kept.Write(file[at..end]);
                at = end;
            }
        }
        if (at + 2 > file.Length || file[at] != 0xFF || file[at + 1] != EndOfImage)
        {
            return null;
        }
        kept.Write([0xFF, EndOfImage]);
        return kept.ToArray();
    }

    private static bool Stays(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App0 => segment[4..].StartsWith("JFIF\0"u8),
        App2 => segment[4..].StartsWith("ICC_PROFILE\0"u8),
        App14 => segment[4..].StartsWith("Adobe"u8),
        Comment or (>= App0 and <= App15) => false,
        _ => true,
    };

    // In a scan 0xFF is followed by zero, or by a restart mark (0xD0 to 0xD7); anything else is the next segment.
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at + 1 < file.Length)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                return file.Length;
            }
            at += next;
            if (file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
            at += 2;
        }
        return file.Length;
    }
}
