using System.Globalization;
using System.IO.Packaging;
using System.Text;
using System.Xml;
using UsineCitoyenne.Core.Files;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// One sheet of a workbook that is not hidden, cell by cell: the package's relations say where its parts lie (ECMA-376-2, 9.3), whatever
/// types it tells for them, and the cells are read as they come, so that a sheet with one cell in its last corner costs one cell.
/// </summary>
internal sealed class XlsxRows : SheetRows
{
    private const string Damaged = "Ce classeur est abîmé : ouvrez-le dans votre tableur et enregistrez-le à nouveau.";
    private const int MostSheets = 100, LongestName = 60;
    private static readonly XmlLimits Limits = new(Depth: 32, Characters: 60_000_000, Elements: 20_000_000);
    private readonly Package package;
    private readonly IReadOnlyList<string> shared;
    private readonly XmlReader reader;
    private readonly CellFormats formats;
    private readonly List<string> cells = [];
    private long line;

    private XlsxRows(Package package, int sheet, CancellationToken cancel)
    {
        this.package = package;
        var workbook = PartOf(package.GetRelationships().First(relation => Is(relation, "/officeDocument")));
        shared = workbook.GetRelationships().FirstOrDefault(relation => Is(relation, "/sharedStrings")) is { } texts
            ? SharedTexts(PartOf(texts), cancel) : [];
        var (sheets, since1904) = VisibleSheets(workbook, cancel);
        Sheets = sheets.ConvertAll(told => told.Name);
        formats = Formats(workbook, since1904, cancel);
        reader = SafeXml.Open(PartOf(sheets[Math.Clamp(sheet, 0, sheets.Count - 1)].Part).GetStream(), Limits, cancel);
    }

    public override IReadOnlyList<string> Sheets { get; }

    public override long Line => line;

    public override int Count => cells.Count;

    public static XlsxRows Open(Stream file, int sheet, CancellationToken cancel) => Guarded(() =>
    {
        // Its sizes first: the library unzips what it is asked for.
        SafeZip.Open(file, new ZipLimits(), leaveOpen: true, cancel).Dispose();
        file.Position = 0;
        var package = Package.Open(file, FileMode.Open, FileAccess.Read);
        try
        {
            return new XlsxRows(package, sheet, cancel);
        }
        catch
        {
            package.Close();
            throw;
        }
    });

    /// <summary>Those that are not hidden.</summary>
    public static int CountSheets(Stream file, CancellationToken cancel)
    {
        var rows = Open(file, 0, cancel);
        rows.reader.Dispose();
        rows.package.Close();
        return rows.Sheets.Count;
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancel) => Guarded(() =>
    {
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                ReadRow();
                if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
                {
                    return ValueTask.FromResult(true);
                }
            }
        }
        return ValueTask.FromResult(false);
    });

    public override string Cell(int column) => column < cells.Count ? cells[column] : "";

    public override ValueTask DisposeAsync()
    {
        reader.Dispose();
        package.Close();
        return ValueTask.CompletedTask;
    }

    private void ReadRow()
    {
        cells.Clear();
        line = long.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : line + 1;
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
        {
            return;
        }
        // A cell that does not say where it stands follows the one before it, also an empty one.
        var next = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }
            var column = ColumnOf(reader.GetAttribute("r")) ?? next;
            next = column + 1;
            var text = Text();
            if (text.Length == 0)
            {
                continue;
            }
            if (column >= ImportSheet.MaximumColumns)
            {
                throw new TooMuchException(
                    $"La ligne {line} va au-delà de la colonne {ImportSheet.MaximumColumns} : ce classeur n’est pas une liste de "
                    + "personnes.");
            }
            while (cells.Count <= column)
            {
                cells.Add("");
            }
            cells[column] = text;
        }
    }

    // <c r="B2" t="s"><v>4</v></c>, or <c t="inlineStr"><is><t>…</t></is></c>.
    private string Text()
    {
        var (type, style, depth) = (reader.GetAttribute("t"), reader.GetAttribute("s"), reader.Depth);
        if (reader.IsEmptyElement)
        {
            return "";
        }
        var text = TextWithin(depth, "v", "t");
        return type switch
        {
            "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count
                ? shared[index] : "",
            "inlineStr" or "str" or "b" => text,
            "e" => "",
            "d" => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? CellFormats.Write(day) : text,
            // A postcode or a phone typed as a number comes as one, without its first zero: whoever reads the column puts it back.
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? formats.DateOf(style, number) ?? number.ToString("0.##########", CultureInfo.InvariantCulture)
                : text,
        };
    }

    private string TextWithin(int depth, params ReadOnlySpan<string> names) => TextWithin(reader, depth, names);

    private static string TextWithin(XmlReader reader, int depth, params ReadOnlySpan<string> names)
    {
        var text = new StringBuilder();
        var inside = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                // How a text is pronounced (rPh) is no part of it.
                inside = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement && names.Contains(reader.LocalName);
            }
            else if (inside && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace)
            {
                text.Append(reader.Value);
                if (text.Length > ImportSheet.MaximumCell)
                {
                    throw new TooMuchException(
                        $"Une cellule dépasse {ImportSheet.MaximumCell} caractères : ce classeur n’est pas une liste de personnes.");
                }
            }
        }
        return text.ToString().Trim();
    }

    // Strict and transitional workbooks differ in all but the last word.
    private static bool Is(PackageRelationship relation, string kind) => relation.RelationshipType.EndsWith(kind, StringComparison.Ordinal);

    private PackagePart PartOf(PackageRelationship relation) =>
        package.GetPart(PackUriHelper.ResolvePartUri(relation.SourceUri, relation.TargetUri));

    // A workbook whose styles are missing or broken is read without its dates.
    private CellFormats Formats(PackagePart workbook, bool since1904, CancellationToken cancel)
    {
        try
        {
            return CellFormats.Read(workbook.GetRelationships().FirstOrDefault(relation => Is(relation, "/styles")) is { } styles
                && PackUriHelper.ResolvePartUri(styles.SourceUri, styles.TargetUri) is var part && package.PartExists(part)
                    ? package.GetPart(part).GetStream() : null, since1904, Limits, cancel);
        }
        catch (XmlException)
        {
            return CellFormats.Read(null, since1904, Limits, cancel);
        }
    }

    // Charts have sheets of their own, without a cell.
    private static (List<(string Name, PackageRelationship Part)> Sheets, bool Since1904) VisibleSheets(
        PackagePart workbook, CancellationToken cancel)
    {
        using var reader = SafeXml.Open(workbook.GetStream(), Limits, cancel);
        var (sheets, since1904) = (new List<(string, PackageRelationship)>(), false);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                since1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                || reader.GetAttribute("state") is not (null or "visible"))
            {
                continue;
            }
            var name = Clip.To(Invisible.Strip(reader.GetAttribute("name")).Trim(), LongestName);
            while (reader.MoveToNextAttribute())
            {
                if (reader.LocalName == "id" && reader.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)
                    && sheets.Count < MostSheets && workbook.RelationshipExists(reader.Value)
                    && workbook.GetRelationship(reader.Value) is var part && !Is(part, "/chartsheet") && !Is(part, "/dialogsheet"))
                {
                    sheets.Add((name.Length == 0 ? $"Feuille {sheets.Count + 1}" : name, part));
                }
            }
        }
        return sheets.Count > 0 ? (sheets, since1904) : throw new InvalidDataException(Damaged);
    }

    private static List<string> SharedTexts(PackagePart part, CancellationToken cancel)
    {
        var texts = new List<string>();
        using var reader = SafeXml.Open(part.GetStream(), Limits, cancel);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(reader.IsEmptyElement ? "" : TextWithin(reader, reader.Depth, "t"));
            }
        }
        return texts;
    }

    // « BC12 » is the 55th; null without letters.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter))
            {
                break;
            }
            column = Math.Min((column * 26) + letter - 'A' + 1, 1_000_000);
        }
        return column == 0 ? null : column - 1;
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TooMuchException failure)
        {
            throw new InvalidDataException(failure.Message, failure);
        }
        // Of a broken workbook the library throws some ten kinds of exceptions.
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new InvalidDataException(Damaged, failure);
        }
    }

    private sealed class TooMuchException(string message) : Exception(message);
}
