namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// A spreadsheet read line by line. Its header is the line among the first that names the most columns that are known: lists begin with a
/// title as often as not.
/// </summary>
internal sealed class ImportSheet : IAsyncDisposable
{
    /// <summary>Columns of a line, letters of a cell: beyond them a file is no list of people.</summary>
    public const int MaximumColumns = 300, MaximumCell = 32_767;

    private const int LinesBeforeHeader = 15;
    private readonly SheetRows rows;
    private readonly Queue<(long Line, string[] Cells)> waiting;
    private (long Line, string[] Cells)? waited;

    private ImportSheet(SheetRows rows, IReadOnlyList<string> header, Queue<(long, string[])> waiting)
    {
        (this.rows, Header, this.waiting) = (rows, header, waiting);
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Those of a workbook that are not hidden, in its order; none for a CSV.</summary>
    public IReadOnlyList<string> Sheets => rows.Sheets;

    /// <summary>Of the line just read, as the spreadsheet numbers it, from 1.</summary>
    public long Line => waited?.Line ?? rows.Line;

    /// <exception cref="InvalidDataException">Empty, not what its format says, or beyond what is permitted; the message is for
    /// people.</exception>
    /// <param name="sheet">Which of <see cref="Sheets"/>, from 0.</param>
    public static async Task<ImportSheet> OpenAsync(Stream file, ImportFormat format, int sheet = 0, CancellationToken cancel = default)
    {
        SheetRows rows = format == ImportFormat.Xlsx ? XlsxRows.Open(file, sheet, cancel) : CsvRows.Open(file);
        try
        {
            var first = new List<(long Line, string[] Cells)>();
            while (first.Count < LinesBeforeHeader && await rows.ReadAsync(cancel))
            {
                first.Add((rows.Line, [.. Enumerable.Range(0, rows.Count).Select(rows.Cell)]));
            }
            if (first.Count == 0)
            {
                throw new InvalidDataException(rows.Sheets.Count > 1 ? "Cette feuille est vide." : "Le fichier est vide.");
            }
            // Of equal ones the first: a person may be called « Portable ».
            var header = first.Select((row, index) => (index, Known: ColumnMatch.CountKnown(row.Cells)))
                .MaxBy(pair => (pair.Known, -pair.index)).index;
            return new ImportSheet(rows, first[header].Cells, new Queue<(long, string[])>(first.Skip(header + 1)));
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    /// <summary>False at the end. Empty lines are passed over.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancel)
    {
        if (waiting.TryDequeue(out var next))
        {
            waited = next;
            return true;
        }
        waited = null;
        return await rows.ReadAsync(cancel);
    }

    /// <summary>Without spaces around it; empty beyond the line's end.</summary>
    public string Cell(int column) => (waited is { Cells: var cells } ? column < cells.Length ? cells[column] : "" : rows.Cell(column))
        .Trim();

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}

/// <summary>The lines of a file that hold something, whatever they mean.</summary>
internal abstract class SheetRows : IAsyncDisposable
{
    public virtual IReadOnlyList<string> Sheets => [];

    public abstract long Line { get; }

    public abstract int Count { get; }

    public abstract ValueTask<bool> ReadAsync(CancellationToken cancel);

    public abstract string Cell(int column);

    public abstract ValueTask DisposeAsync();
}

/// <summary>How an imported file is written.</summary>
public enum ImportFormat
{
    /// <summary>Comma, semicolon or tab; UTF-8, or what an old Excel writes (Windows-1252).</summary>
    Csv = 0,
    Xlsx = 1,
}
