using System.Text;
using System.Text.Unicode;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Checks what was sent by what it is, not by its name, before anything reads it.</summary>
internal static class ImportUpload
{
    public const int MaximumBytes = 20 << 20;
    private static readonly ZipLimits Limits = new();

    /// <summary>The content to read, a CSV being in UTF-8; or what is wrong, in French.</summary>
    public static (ImportFormat Format, byte[] Content, string? Problem) Check(byte[] sent)
    {
        if (sent.Length == 0)
        {
            return Refuse("Ce fichier est vide.");
        }
        if (sent.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            return ForeignFile.ExplainZip(sent, Limits) is { } other ? Refuse(other) : (ImportFormat.Xlsx, sent, null);
        }
        // The end of file of an old DOS.
        var text = ToUtf8(sent.AsSpan().TrimEnd((byte)0x1A).ToArray());
        return ForeignFile.Explain(sent, text) is { } foreign ? Refuse(foreign) : (ImportFormat.Csv, text, null);
    }

    private static (ImportFormat, byte[], string?) Refuse(string problem) => (default, [], problem);

    private static bool StartsWith(byte[] sent, params byte[] signature) => sent.AsSpan().StartsWith(signature);

    private static byte[] ToUtf8(byte[] sent)
    {
        if (StartsWith(sent, 0xFF, 0xFE) || StartsWith(sent, 0xFE, 0xFF))
        {
            return Encoding.UTF8.GetBytes((sent[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(sent.AsSpan(2)));
        }
        // What a French Excel writes as « CSV » without more.
        return Utf8.IsValid(sent) ? sent : Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(sent));
    }
}
