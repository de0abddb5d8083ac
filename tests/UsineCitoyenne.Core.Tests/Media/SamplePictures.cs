using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetVips;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;

namespace UsineCitoyenne.Core.Tests.Media;

/// <summary>Real files, drawn by the test: left half red, right half blue.</summary>
internal static class SamplePictures
{
    public const string Secret = "48.8566N 2.3522E";

    public static async Task<byte[]> DrawAsync(PictureFormat format, int width, int height)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, Png(width, height));
            using var studio = new PictureStudio(new MediaOptions());
            return await studio.RewriteAsync(file, format);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Uncompressed pixels in a PNG, chunk by chunk (PNG, third edition, 5).</summary>
    public static byte[] Png(int width, int height)
    {
        var rows = new byte[height * (1 + (width * 3))];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                rows[(y * (1 + (width * 3))) + 1 + (x * 3) + (x < width / 2 ? 0 : 2)] = 255;
            }
        }
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR", head);
        Chunk(png, "tEXt", Encoding.Latin1.GetBytes("Location\0" + Secret));
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(rows);
        }
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Puts EXIF with an orientation and a place at the head of a JPEG, and a comment.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        // TIFF in big endian: orientation (0x0112), then the artist (0x013B), where the test looks for its secret.
        byte[] tiff =
        [
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x01, 0x3B, 0, 2, 0, 0, 0, (byte)(Secret.Length + 1), 0, 0, 0, 38,
            0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret), 0,
        ];
        return [.. jpeg[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
            .. jpeg[2..]];
    }

    public static Image Open(string file)
    {
        using var source = Source.NewFromFile(file);
        return Image.NewFromSource(source);
    }

    private static byte[] Segment(byte marker, byte[] body)
    {
        var segment = new byte[4 + body.Length];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        body.CopyTo(segment, 4);
        return segment;
    }

    private static void Chunk(Stream png, string name, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }
        return ~crc;
    }
}
