using System.Globalization;
using System.Text;
using CsvHelper;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>
/// Writes contacts as a CSV that a French spreadsheet opens by a double click: UTF-8 with a byte-order mark, semicolons.
/// A value that starts like a formula is defused, so that a name cannot run in the reader's spreadsheet.
/// </summary>
public sealed class ContactCsv
{
    private readonly VolunteerOptions options;

    internal ContactCsv(VolunteerOptions options) => this.options = options;

    public static IReadOnlyList<string> Header { get; } =
    [
        "prenom", "nom", "email", "telephone", "commune", "code_insee", "departement", "profils", "disponibilites", "equipement",
        "message", "etat", "inscrit_le", "confirme_le",
    ];

    /// <returns>Number of lines written, without the header.</returns>
    public async Task<int> WriteAsync(IAsyncEnumerable<ContactRow> rows, Stream stream, CancellationToken cancel = default)
    {
        var format = new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };
        await using var writer = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = CsvWriter.Create(writer, format, leaveOpen: true);
        foreach (var name in Header)
        {
            csv.WriteField(name);
        }
        await csv.EndRecordAsync(cancel);
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            foreach (var value in Values(row))
            {
                csv.WriteField(value);
            }
            await csv.EndRecordAsync(cancel);
            count++;
        }
        return count;
    }

    private IEnumerable<string?> Values(ContactRow row) =>
    [
        row.FirstName, row.LastName, row.Email, row.Phone, row.Commune?.Name, row.Commune?.Code, row.Commune?.Departement?.Code,
        Codes(OptionList.Profile, row.Profiles), Codes(OptionList.Availability, row.Availability), Codes(OptionList.Equipment, row.Equipment),
        row.Note, row.State.ToString(), Iso(row.CreatedAt), row.ConfirmedAt is { } confirmed ? Iso(confirmed) : "",
    ];

    private string Codes(OptionList list, int mask) => string.Join(",", options.In(list, mask).Select(option => option.Code));

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
