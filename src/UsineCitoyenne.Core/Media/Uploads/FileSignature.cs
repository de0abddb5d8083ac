using System.IO.Compression;
using System.Text;
using System.Xml;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>Tells what a file is by its first bytes: its name is only what somebody says of it.</summary>
internal static class FileSignature
{
    private const int HeadLength = 4096;
    private static readonly ZipLimits Limits = new();
    private static readonly string[] AvifBrands = ["avif", "avis"];
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <returns>Null when it is nothing that the library knows.</returns>
    public static FileKind? Read(string file)
    {
        var buffer = new byte[HeadLength];
        using var stream = File.OpenRead(file);
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false));
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
            [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => FileKind.Mp3,
            [0x1A, 0x45, 0xDF, 0xA3, ..] when head.IndexOf("webm"u8) >= 0 => FileKind.WebM,
            [(byte)'P', (byte)'K', 3, 4, ..] => Archive(stream),
            _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => FileKind.Gif,
            _ when head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..12].SequenceEqual("WEBP"u8) => FileKind.WebP,
            _ when head.StartsWith("%PDF-"u8) => FileKind.Pdf,
            _ when head.Length > 16 && head[4..8].SequenceEqual("ftyp"u8) => Container(Encoding.ASCII.GetString(head[8..12])),
            _ => XmlRoot(head, stream) switch
            {
                "svg" => FileKind.Svg,
                "DictionaryItem" or "DictionaryItems" => FileKind.Texts,
                _ => null,
            },
        };
    }

    // ISO base media files (ISO/IEC 14496-12) say their brand; those of pictures are registered, films have many.
    private static FileKind Container(string brand) =>
        AvifBrands.Contains(brand) ? FileKind.Avif : HeicBrands.Contains(brand) ? FileKind.Heic : FileKind.Mp4;

    // By its first element, however long the comment before it and whatever its encoding.
    private static string? XmlRoot(ReadOnlySpan<byte> head, Stream stream)
    {
        var text = head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head;
        if (!text.TrimStart(" \t\r\n"u8).StartsWith("<"u8) && text is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, (byte)'<', ..]))
        {
            return null;
        }
        try
        {
            stream.Position = 0;
            using var reader = SafeXml.Open(stream, SvgCleaner.Limits);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static FileKind? Archive(Stream stream)
    {
        try
        {
            using var archive = SafeZip.Open(stream, Limits, leaveOpen: true);
            if (OfficeMacros.AreIn(archive, Limits))
            {
                throw new UploadRefusedException(
                    UploadRefusal.KindNotAllowed,
                    "Ce document contient des macros, des programmes qui s’exécutent chez qui l’ouvre. Enregistrez-le sans macros, puis "
                    + "renvoyez-le.");
            }
            return archive.GetEntry("word/document.xml") is not null ? FileKind.Docx
                : archive.GetEntry("xl/workbook.xml") is not null ? FileKind.Xlsx
                : archive.GetEntry("ppt/presentation.xml") is not null ? FileKind.Pptx
                : archive.GetEntry("mimetype") is { Length: < 200 } type ? OpenDocument(type)
                : FileKind.Zip;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static FileKind OpenDocument(ZipArchiveEntry type)
    {
        using var reader = new StreamReader(SafeZip.Open(type, Limits), Encoding.ASCII);
        var text = reader.ReadToEnd();
        return FileKind.Common.FirstOrDefault(kind => kind.ContentType == text.Trim()) ?? FileKind.Zip;
    }
}
