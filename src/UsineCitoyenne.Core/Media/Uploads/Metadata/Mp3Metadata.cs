using System.Buffers.Binary;

namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>Where the sound of an MP3 lies, between what tells of it: ID3 before and after (id3.org, 2.4), APE after.</summary>
internal static class Mp3Metadata
{
    private const int HeadLength = 10;
    private const int OldTag = 128;
    private const int ApeFooter = 32;

    public static (long Start, long End) Sound(FileStream file)
    {
        var (start, end) = (0L, file.Length);
        var head = new byte[HeadLength];
        while (Read(file, start, head) && head.AsSpan().StartsWith("ID3"u8))
        {
            // Seven bits a byte; a fourth flag tells of a foot as long as the head.
            var length = (head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | (head[9] & 0x7F);
            start = Math.Min(end, start + HeadLength + length + ((head[5] & 0x10) != 0 ? HeadLength : 0));
        }
        var tag = new byte[3];
        if (end - start >= OldTag && Read(file, end - OldTag, tag) && tag.AsSpan().SequenceEqual("TAG"u8))
        {
            end -= OldTag;
        }
        var foot = new byte[ApeFooter];
        if (end - start >= ApeFooter && Read(file, end - ApeFooter, foot) && foot.AsSpan().StartsWith("APETAGEX"u8))
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(foot.AsSpan(12)) + ((foot[23] & 0x80) != 0 ? ApeFooter : 0);
            end = Math.Max(start, end - length);
        }
        return (start, end);
    }

    private static bool Read(FileStream file, long at, byte[] buffer)
    {
        file.Position = at;
        return file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
    }
}
