using System.IO.Compression;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>
/// Programs inside an office document: they run on the reader's machine. Authors' names and dates stay, as in a PDF: an office file is sent
/// to be worked on.
/// </summary>
internal static class OfficeMacros
{
    private static readonly string[] Folders = ["Basic/", "Scripts/", "word/activeX/", "xl/activeX/", "ppt/activeX/", "xl/macrosheets/",
        "customUI/"];
    private static readonly string[] Types = ["macroEnabled", "vbaProject", "ms-office.activeX"];

    /// <exception cref="InvalidDataException">What the archive says of itself cannot be read.</exception>
    public static bool AreIn(ZipArchive archive, ZipLimits limits) =>
        archive.Entries.Any(entry =>
            entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || Folders.Any(folder => entry.FullName.Replace('\\', '/').StartsWith(folder, StringComparison.OrdinalIgnoreCase)))
        || (archive.GetEntry("[Content_Types].xml") is { } types && Says(types, limits));

    // The name of the part is the sender's to choose; its type is what makes a program of it.
    private static bool Says(ZipArchiveEntry types, ZipLimits limits)
    {
        using var reader = new StreamReader(SafeZip.Open(types, limits with { EntryBytes = 1 << 20 }));
        var text = reader.ReadToEnd();
        return Types.Any(type => text.Contains(type, StringComparison.OrdinalIgnoreCase));
    }
}
