namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>A spreadsheet read line by line: CSV or XLSX.</summary>
internal abstract class ImportSheet : IAsyncDisposable
{
    /// <summary>The names of the columns, as the first line tells them.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>Of the line just read, from 1, the header being the first.</summary>
    public abstract long Line { get; }

    /// <summary>False at the end. Empty lines are passed over.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancel);

    /// <summary>Empty beyond the line's end.</summary>
    public abstract string Cell(int column);

    public abstract ValueTask DisposeAsync();

    /// <exception cref="InvalidDataException">Empty, or not what its format says.</exception>
    public static async Task<ImportSheet> OpenAsync(Stream file, ImportFormat format, CancellationToken cancel = default) => format == ImportFormat.Xlsx
        ? XlsxSheet.Open(file)
        : await CsvSheet.OpenAsync(file, cancel);

    protected static InvalidDataException Empty() => new("Le fichier est vide.");
}

/// <summary>How an imported file is written.</summary>
public enum ImportFormat
{
    /// <summary>Comma, semicolon or tab; UTF-8, or what an old Excel writes (Windows-1252).</summary>
    Csv = 0,
    Xlsx = 1,
}
