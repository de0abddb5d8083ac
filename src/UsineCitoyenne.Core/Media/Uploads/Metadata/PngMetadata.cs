using System.Buffers.Binary;

namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>Copies a PNG with only the chunks that draw it (PNG, third edition, 11): texts, dates and EXIF go.</summary>
internal static class PngMetadata
{
    private const int SignatureLength = 8;
    private const int Frame = 12;
    private static readonly HashSet<string> Drawing =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "pHYs", "acTL",
            "fcTL", "fdAT",
    ];

    /// <summary>The chunk that tells of an animation stands before the first that draws.</summary>
    public static bool IsAnimated(ReadOnlySpan<byte> file)
    {
        var drawn = file.IndexOf("IDAT"u8);
        return drawn >= 0 && file[..drawn].IndexOf("acTL"u8) >= 0;
    }

    /// <returns>Null when the file is not built as a PNG is.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..SignatureLength]);
        for (var at = SignatureLength; at + Frame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Frame)
            {
                return null;
            }
            var chunk = file.Slice(at, Frame + (int)length);
            var name = System.Text.Encoding.Latin1.GetString(chunk[4..8]);
            if (Drawing.Contains(name))
            {
                kept.Write(chunk);
            }
            if (name == "IEND")
            {
                return kept.ToArray();
            }
            at += chunk.Length;
        }
        return null;
    }
}
