using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>The first sheet of a workbook.</summary>
internal sealed class XlsxSheet : ImportSheet
{
    private readonly IExcelDataReader reader;

    // Its settings ask for Windows-1252 before they are read.
    static XlsxSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsxSheet(IExcelDataReader reader, IReadOnlyList<string> header)
    {
        this.reader = reader;
        Header = header;
    }

    public override IReadOnlyList<string> Header { get; }

    public override long Line => reader.Depth + 1;

    public static XlsxSheet Open(Stream workbook) => Guarded(() =>
    {
        var reader = ExcelReaderFactory.CreateOpenXmlReader(workbook, new ExcelReaderConfiguration { LeaveOpen = true });
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column))).ToList();
            if (cells.Exists(cell => cell.Length > 0))
            {
                return new XlsxSheet(reader, cells);
            }
        }
        throw Empty();
    });

    public override ValueTask<bool> ReadAsync(CancellationToken cancel) => Guarded(() =>
    {
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (Enumerable.Range(0, reader.FieldCount).Any(column => Text(reader.GetValue(column)).Length > 0))
            {
                return ValueTask.FromResult(true);
            }
        }
        return ValueTask.FromResult(false);
    });

    public override string Cell(int column) => column < reader.FieldCount ? Text(reader.GetValue(column)) : "";

    public override ValueTask DisposeAsync()
    {
        reader.Dispose();
        return ValueTask.CompletedTask;
    }

    // A postcode or a phone typed as a number comes as one, without its first zero: whoever reads the column puts it back.
    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.Trim(),
    };

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is ExcelReaderException or XmlException)
        {
            throw new InvalidDataException("Ce classeur est abîmé : ouvrez-le dans votre tableur et enregistrez-le à nouveau.", failure);
        }
    }
}
