using System.Text;
using System.Text.Unicode;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Volunteers.Import;

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
            return IsWorkbook(sent) ? (ImportFormat.Xlsx, sent, null) : Refuse("Ce fichier n’est pas un classeur Excel (.xlsx) lisible.");
        }
        if (StartsWith(sent, 0xD0, 0xCF, 0x11, 0xE0))
        {
            return Refuse("C’est un ancien classeur Excel (.xls) : ouvrez-le et enregistrez-le au format .xlsx ou CSV.");
        }
        // The end of file of an old DOS.
        var text = ToUtf8(sent.AsSpan().TrimEnd((byte)0x1A).ToArray());
        return text.AsSpan().Contains((byte)0) || text.AsSpan().StartsWith("%PDF"u8)
            ? Refuse("Ce fichier n’est ni un CSV ni un classeur .xlsx.")
            : (ImportFormat.Csv, text, null);
    }

    private static (ImportFormat, byte[], string?) Refuse(string problem) => (default, [], problem);

    private static bool IsWorkbook(byte[] sent)
    {
        try
        {
            using var archive = SafeZip.Open(new MemoryStream(sent, writable: false), Limits);
            return archive.GetEntry("[Content_Types].xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

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
