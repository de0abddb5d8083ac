using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// Writes one sheet, line after line, straight to where it goes: memory stays flat and no file is left behind. Whatever is not a moment is
/// a text cell:
/// none can be a formula, and a telephone or an Insee code keeps its zero.
/// </summary>
public static class Workbook
{
    /// <summary>The filter covers what the sheet may hold: how many lines come is not known when it is written.</summary>
    private const int LastRow = 1_048_576;

    /// <returns>Number of lines written, without the header.</returns>
    public static async Task<int> WriteAsync(
        string sheet, ExportMark mark, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IEnumerable<SheetValue>> lines, Stream stream,
        CancellationToken cancel = default)
    {
        var options = new SpreadCheetahOptions { DocumentProperties = new DocumentProperties { Author = mark.By, Title = sheet } };
        await using var book = await Spreadsheet.CreateNewAsync(stream, options, cancel);
        var text = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });
        var moment = book.AddStyle(new Style { Format = NumberFormat.Custom("dd/mm/yyyy hh:mm") });
        var bold = new Style();
        bold.Font.Bold = true;
        var header = book.AddStyle(bold);
        await book.StartWorksheetAsync(sheet, Layout(columns), cancel);
        await book.AddHeaderRowAsync(columns.Select(column => column.Title).ToArray(), header, cancel);
        var (count, cells) = (0, new StyledCell[columns.Count]);
        await foreach (var line in lines.WithCancellation(cancel))
        {
            var place = 0;
            foreach (var value in line)
            {
                cells[place++] = value.At is { } at ? new StyledCell(FrenchTime.InParis(at), moment)
                    : value.Number is { } number ? new StyledCell(number, null)
                    : new StyledCell(Clean(value.Text), text);
            }
            await book.AddRowAsync(cells.AsMemory(0, place), cancel);
            count++;
        }
        await book.FinishAsync(cancel);
        return count;
    }

    private static WorksheetOptions Layout(IReadOnlyList<SheetColumn> columns)
    {
        var layout = new WorksheetOptions
        {
            FrozenRows = 1,
            AutoFilter =
            new AutoFilterOptions($"A1:{SpreadsheetUtility.GetColumnName(columns.Count)}{LastRow}")
        };
        for (var place = 0; place < columns.Count; place++)
        {
            layout.Column(place + 1).Width = columns[place].Width;
        }
        return layout;
    }

    // What XML cannot hold.
    private static string Clean(string? value) => value is null ? ""
        : string.Concat(value.Where(letter => letter >= ' ' || letter is '\n' or '\t'));
}
