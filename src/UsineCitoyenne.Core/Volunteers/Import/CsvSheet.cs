using CsvHelper;

namespace UsineCitoyenne.Core.Volunteers.Import;

internal sealed class CsvSheet : ImportSheet
{
    private readonly CsvReader reader;

    private CsvSheet(CsvReader reader) => this.reader = reader;

    public override IReadOnlyList<string> Header => [.. reader.Headers!];

    public override long Line => reader.LineNumber;

    public static async Task<CsvSheet> OpenAsync(Stream csv, CancellationToken cancel)
    {
        var reader = CsvReader.Create(csv, new CsvReaderOptions
        {
            HasHeader = true,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
        }, true);
        await reader.ReadHeaderAsync(cancel);
        return reader.Headers is { Count: > 0 } ? new CsvSheet(reader) : throw Empty();
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancel) => await reader.ReadAsync(cancel);

    public override string Cell(int column) => column < reader.FieldCount ? reader.GetString(column) : "";

    public override ValueTask DisposeAsync() => reader.DisposeAsync();
}
