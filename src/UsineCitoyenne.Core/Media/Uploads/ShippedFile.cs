using System.Xml;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>
/// A file that comes with a uSync folder: checked as one that an editor sends, and copied byte for byte when there is nothing to clean.
/// </summary>
internal static class ShippedFile
{
    /// <summary>Of a kind that the library knows, and with the content that its name says.</summary>
    public static bool IsFit(string file) =>
        FileKind.OfExtension(Path.GetExtension(file)) is { } kind && KindOf(file) == kind && (kind != FileKind.Svg || IsDrawing(file));

    /// <summary>Only what is fit. The copy keeps the date, by which the next start knows it.</summary>
    public static void Copy(string from, string to)
    {
        if (FileKind.OfExtension(Path.GetExtension(from)) == FileKind.Svg
            && SvgCleaner.CleanedOrNull(File.ReadAllBytes(from)) is { } cleaned)
        {
            File.WriteAllBytes(to, cleaned);
            File.SetLastWriteTimeUtc(to, File.GetLastWriteTimeUtc(from));
            return;
        }
        File.Copy(from, to);
    }

    private static FileKind? KindOf(string file)
    {
        try
        {
            return FileSignature.Read(file);
        }
        catch (UploadRefusedException)
        {
            // A document with a program in it comes with no folder either.
            return null;
        }
    }

    private static bool IsDrawing(string file)
    {
        try
        {
            SvgCleaner.CleanedOrNull(File.ReadAllBytes(file));
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
