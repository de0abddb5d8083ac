using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// Writes one sheet of text cells, line after line. The format needs a file that can be gone back in, so it is built in a temporary one that the
/// system deletes with its handle, and only then copied: memory stays flat whatever the number of lines. All cells are text: none can be a formula.
/// </summary>
public static class Workbook
{
    private const int BufferSize = 1 << 16;
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <returns>Number of lines written, without the header.</returns>
    public static async Task<int> WriteAsync(
        string sheet, ExportMark mark, IReadOnlyList<string> header, IAsyncEnumerable<IEnumerable<string?>> lines, Stream stream, CancellationToken cancel = default)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        int count;
        using (var package = Package.Open(file, FileMode.Create, FileAccess.Write))
        {
            count = await WriteAsync(package, sheet, mark, header, lines, cancel);
        }
        file.Position = 0;
        await file.CopyToAsync(stream, cancel);
        return count;
    }

    // Part by part, each written once and closed: the package then keeps none of them in memory, as the document class of the library would.
    private static async Task<int> WriteAsync(
        Package package, string sheet, ExportMark mark, IReadOnlyList<string> header, IAsyncEnumerable<IEnumerable<string?>> lines, CancellationToken cancel)
    {
        (package.PackageProperties.Creator, package.PackageProperties.Created) = (mark.By, mark.At);
        var book = package.CreatePart(new Uri("/xl/workbook.xml", UriKind.Relative), $"{Main}sheet.main+xml", CompressionOption.Normal);
        package.CreateRelationship(book.Uri, TargetMode.Internal, $"{Relation}officeDocument", "rId1");
        var address = new Uri("/xl/worksheets/sheet1.xml", UriKind.Relative);
        book.CreateRelationship(address, TargetMode.Internal, $"{Relation}worksheet", "rId1");
        using (var stream = book.GetStream(FileMode.Create, FileAccess.Write))
        using (var writer = OpenXmlWriter.Create(stream))
        {
            writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new Sheet { Name = sheet, SheetId = 1, Id = "rId1" })));
        }
        var part = package.CreatePart(address, $"{Main}worksheet+xml", CompressionOption.Fast);
        using var body = part.GetStream(FileMode.Create, FileAccess.Write);
        using var cells = OpenXmlWriter.Create(body);
        return await WriteSheetAsync(cells, mark, header, lines, cancel);
    }

    private static async Task<int> WriteSheetAsync(
        OpenXmlWriter writer, ExportMark mark, IReadOnlyList<string> header, IAsyncEnumerable<IEnumerable<string?>> lines, CancellationToken cancel)
    {
        var count = 0;
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        writer.WriteStartElement(new SheetData());
        Write(writer, header);
        await foreach (var line in lines.WithCancellation(cancel))
        {
            Write(writer, line);
            count++;
        }
        writer.WriteEndElement();
        // On each printed page.
        writer.WriteElement(new HeaderFooter(new OddFooter($"&L{mark.By.Replace("&", "&&", StringComparison.Ordinal)}, {FrenchTime.Told(mark.At)}&R&P / &N")));
        writer.WriteEndElement();
        return count;
    }

    private static void Write(OpenXmlWriter writer, IEnumerable<string?> values)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
        {
            writer.WriteElement(new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(value)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString });
        }
        writer.WriteEndElement();
    }

    // What XML cannot hold.
    private static string Clean(string? value) => value is null ? "" : string.Concat(value.Where(letter => letter >= ' ' || letter is '\n' or '\t'));
}
