using System.Globalization;
using System.Text;
using CsvHelper;

namespace UsineCitoyenne.Core.Text;

/// <summary>
/// A CSV that a French spreadsheet opens by a double click: UTF-8 with a byte-order mark, semicolons. A value that starts like a formula is
/// defused, so that a name cannot run in the reader's spreadsheet.
/// </summary>
public static class SpreadsheetText
{
    /// <returns>Number of lines written, without the header.</returns>
    public static async Task<int> WriteAsync(
        IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IEnumerable<SheetValue>> lines, Stream stream,
        CancellationToken cancel = default)
    {
        var format = new CsvWriterOptions
        {
            Separator = ';',
            Injection = CsvInjection.Escape,
            FormatProvider = CultureInfo.InvariantCulture
        };
        await using var writer = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = CsvWriter.Create(writer, format, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(column.Title);
        }
        await csv.EndRecordAsync(cancel);
        var count = 0;
        await foreach (var line in lines.WithCancellation(cancel))
        {
            foreach (var value in line)
            {
                // A number under zero is no formula.
                if (value.Number is { } number)
                {
                    csv.WriteField(number, default, CultureInfo.InvariantCulture);
                }
                else
                {
                    csv.WriteField(value.AsText);
                }
            }
            await csv.EndRecordAsync(cancel);
            count++;
        }
        return count;
    }
}
