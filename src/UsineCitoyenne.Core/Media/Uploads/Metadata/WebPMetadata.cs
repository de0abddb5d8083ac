using System.Buffers.Binary;

namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>Copies a WebP with only the chunks that draw it (RFC 9649, 2.7), and says so in its head.</summary>
internal static class WebPMetadata
{
    private const int HeadLength = 12;
    private const int Frame = 8;
    private const byte ExifAndXmp = 0x08 | 0x04;

    /// <returns>Null when the file is not built as a WebP is.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..HeadLength]);
        var end = Math.Min(file.Length, Frame + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]));
        for (var at = HeadLength; at + Frame <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            // Chunks of an odd length are followed by a zero.
            var whole = Frame + (long)length + (length & 1);
            if (at + Frame + (long)length > end)
            {
                return null;
            }
            var chunk = file.Slice(at, (int)Math.Min(whole, end - at)).ToArray();
            var name = chunk.AsSpan(0, 4);
            if (name.SequenceEqual("VP8X"u8) && chunk.Length > Frame)
            {
                chunk[Frame] &= unchecked((byte)~ExifAndXmp);
            }
            if (name.SequenceEqual("VP8X"u8) || name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ALPH"u8)
                || name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ANMF"u8) || name.SequenceEqual("ICCP"u8))
            {
                kept.Write(chunk);
            }
            at += (int)whole;
        }
        var copy = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(4), (uint)(copy.Length - Frame));
        return copy;
    }
}
