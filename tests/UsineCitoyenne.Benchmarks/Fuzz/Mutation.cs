using System.Text;

namespace UsineCitoyenne.Benchmarks.Fuzz;

/// <summary>A sample, spoiled: bytes changed, cut, doubled, lengths made absurd, names swapped for what readers look for.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly byte[][] Words =
    [
        .. new[] { "<g>", "</g>", "<!--", "]]>", "<![CDATA[", "&x;", "<!DOCTYPE a [", "moov", "udta", "meta", "free", "ID3", "VP8X", "acTL",
            "eXIf", "NETSCAPE2.0", "PK\x01\x02", "PK\x05\x06", "<table>", "<svg>", "<iframe src=", "javascript:", ";", "\"", "\r\n" }
            .Select(Encoding.Latin1.GetBytes),
        [0, 0, 0, 0], [255, 255, 255, 255], [127, 255, 255, 255], [0, 0, 0, 1], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xFF, 0xE0, 0, 0],
        [0x21, 0xFF],
    ];

    private readonly Random random = new(seed);

    public byte[] Of(byte[] sample)
    {
        var bytes = sample.ToList();
        for (var left = random.Next(1, 8); left > 0 && bytes.Count > 0; left--)
        {
            Once(bytes);
        }
        return [.. bytes];
    }

    private void Once(List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 << random.Next(12));
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 5:
                var word = Words[random.Next(Words.Length)];
                for (var i = 0; i < word.Length && at + i < bytes.Count; i++)
                {
                    bytes[at + i] = word[i];
                }
                break;
            default:
                // Many times over: depth, breadth and length are found like this.
                bytes.InsertRange(at, Enumerable.Repeat(bytes.GetRange(at, Math.Min(length, 16)), random.Next(2_000))
                    .SelectMany(piece => piece));
                break;
        }
    }
}
