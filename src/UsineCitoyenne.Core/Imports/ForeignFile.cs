using System.Text;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Files that hold a list and are no CSV nor workbook of today: told by what is in them, with what to do.</summary>
internal static class ForeignFile
{
    private const int TextLooked = 1024, LongestType = 200;
    private const string Damaged =
        "Ce fichier n’est pas un classeur Excel (.xlsx) lisible : ouvrez-le dans votre tableur et enregistrez-le à nouveau.";

    private const string NoTable = ", pas un tableau : copiez sa liste dans un tableur, enregistrez-la en .xlsx, puis envoyez-la.";
    private const string OpenDocument = "Dans LibreOffice : Fichier › Enregistrer sous › Classeur Excel (.xlsx) ou Texte CSV.";
    private const string Excel = "Dans Excel : Fichier › Enregistrer sous › Classeur Excel (.xlsx) ou CSV.";
    private const string Archive = "Ce fichier est une archive : ouvrez-la, puis envoyez le tableau (.xlsx ou .csv) qu’elle contient.";

    /// <summary>Of an archive that is no workbook, in French; null for a workbook.</summary>
    public static string? ExplainZip(byte[] sent, ZipLimits limits)
    {
        try
        {
            using var archive = SafeZip.Open(new MemoryStream(sent, writable: false), limits);
            var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToList();
            if (archive.GetEntry("mimetype") is { Length: < LongestType } type)
            {
                using var reader = new StreamReader(SafeZip.Open(type, limits), Encoding.ASCII);
                var told = reader.ReadToEnd();
                if (told.Contains("opendocument.spreadsheet", StringComparison.Ordinal))
                {
                    return "Ce fichier est un tableau LibreOffice (.ods). " + OpenDocument;
                }
                if (told.Contains("opendocument", StringComparison.Ordinal))
                {
                    return "Ce fichier est un document LibreOffice" + NoTable;
                }
            }
            if (archive.GetEntry("[Content_Types].xml") is not null)
            {
                return names.Exists(name => Begins(name, "word/") || Begins(name, "ppt/"))
                    ? "Ce fichier est un document Word ou PowerPoint" + NoTable
                    : names.Exists(name => Ends(name, "workbook.bin"))
                        ? "Ce fichier est un classeur Excel binaire (.xlsb). " + Excel
                        : null;
            }
            return names.Exists(name => Ends(name, ".iwa") || Ends(name, "Index.zip"))
                ? "Ce fichier est un tableau Numbers (.numbers). Dans Numbers : Fichier › Exporter vers › Excel… ou CSV…"
                : names.Count == 0 ? Damaged
                : Archive;
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
    }

    /// <summary>Of anything else, in French; null for what may be a CSV.</summary>
    /// <param name="text">The same in UTF-8.</param>
    public static string? Explain(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> text)
    {
        if (sent.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            // A compound file names its streams in UTF-16 ([MS-CFB], 2.6.1).
            return Holds(sent, "EncryptedPackage")
                ? "Ce classeur est protégé par un mot de passe. Dans Excel : Fichier › Informations › Protéger le classeur › "
                    + "Chiffrer avec mot de passe, effacez le mot de passe, enregistrez, puis envoyez-le à nouveau."
                : Holds(sent, "Workbook") || Holds(sent, "Book") ? "Ce fichier est un ancien classeur Excel (.xls). " + Excel
                : "Ce fichier est un ancien document Office" + NoTable;
        }
        if (sent.StartsWith("Rar!"u8) || sent.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
            || sent.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return Archive;
        }
        if (sent.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || sent.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "Ce fichier est une image : recopiez sa liste dans un tableur, enregistrez-la en .xlsx, puis envoyez-la.";
        }
        var start = Encoding.UTF8.GetString(text[..Math.Min(text.Length, TextLooked)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("%PDF", StringComparison.Ordinal))
        {
            return "Ce fichier est un document PDF, pas un tableau : demandez le tableau d’origine, "
                + "ou recopiez la liste dans un tableur et enregistrez-la en .xlsx.";
        }
        if (start.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
        {
            return "Ce fichier est un carnet d’adresses (.vcf). Dans votre carnet d’adresses, choisissez plutôt Exporter › CSV "
                + "(dans Google Contacts : Exporter › Google CSV).";
        }
        if (start.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            return "Ce fichier est un document texte (.rtf)" + NoTable;
        }
        if (start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains("office:spreadsheet", StringComparison.Ordinal))
        {
            return "Ce fichier est un ancien tableau XML d’Excel. " + Excel;
        }
        string[] marks = ["<html", "<table", "<!doctype html", "<?xml"];
        return start.StartsWith('<') && marks.Any(mark => start.Contains(mark, StringComparison.OrdinalIgnoreCase))
            ? "Ce fichier est une page web (.html), même si son nom dit autre chose. "
                + "Ouvrez-la dans votre tableur, puis enregistrez-la en .xlsx."
            : text.Contains((byte)0) ? "Ce fichier n’est ni un CSV ni un classeur .xlsx."
            : null;
    }

    private static bool Begins(string name, string mark) => name.StartsWith(mark, StringComparison.Ordinal);

    private static bool Ends(string name, string mark) => name.EndsWith(mark, StringComparison.Ordinal);

    private static bool Holds(ReadOnlySpan<byte> file, string stream) => file.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
}
