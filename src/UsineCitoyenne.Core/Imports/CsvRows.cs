using CsvHelper;

namespace UsineCitoyenne.Core.Imports;

internal sealed class CsvRows : SheetRows
{
    // A note of 2,000 letters and all the rest fit many times; a quote that never closes does not.
    private const int LargestLine = 256 << 10;
    private readonly CsvReader reader;

    private CsvRows(Stream csv) => reader = CsvReader.Create(csv, new CsvReaderOptions
    {
        HasHeader = false,
        SkipEmptyLines = true,
        TrackLineNumbers = true,
        MaxRecordSize = LargestLine,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        OnMalformedRecord = record =>
        {
            if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            {
                throw Unclosed(record.LineNumber);
            }
        },
    }, true);

    public override long Line => reader.LineNumber;

    public override int Count => reader.FieldCount;

    public static CsvRows Open(Stream csv) => new(csv);

    public override async ValueTask<bool> ReadAsync(CancellationToken cancel)
    {
        try
        {
            while (await reader.ReadAsync(cancel))
            {
                if (reader.FieldCount > ImportSheet.MaximumColumns)
                {
                    throw new InvalidDataException(
                        $"La ligne {Line} a plus de {ImportSheet.MaximumColumns} colonnes : ce fichier n’est pas une liste de personnes.");
                }
                if (Enumerable.Range(0, reader.FieldCount)
                    .Any(column => reader.GetSpan(column).IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0))
                {
                    return true;
                }
            }
            return false;
        }
        catch (CsvFormatException failure)
        {
            throw Unclosed(failure.LineNumber);
        }
    }

    public override string Cell(int column) => column < reader.FieldCount ? reader.GetString(column) : "";

    public override ValueTask DisposeAsync() => reader.DisposeAsync();

    private static InvalidDataException Unclosed(long line) => new(
        $"À la ligne {line}, un guillemet (\") s’ouvre et ne se ferme pas : corrigez cette ligne dans votre tableur, puis envoyez le "
        + "fichier à nouveau.");
}
