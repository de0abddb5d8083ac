namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

internal static class StreamZero
{
    private static readonly byte[] Zeros = new byte[64 * 1024];

    /// <summary>Writes zeros between two places of a file.</summary>
    public static void Zero(this FileStream file, long from, long to)
    {
        file.Position = from;
        for (var left = to - from; left > 0; left -= Zeros.Length)
        {
            file.Write(Zeros.AsSpan(0, (int)Math.Min(left, Zeros.Length)));
        }
    }
}
