using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Sealing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers;

/// <summary>Inserts many volunteers at once, with the columns in one place.</summary>
internal static class VolunteerBulk
{
    private static readonly string[] Columns =
    [
        "FirstName", "LastName", "Email", "EmailKey", "Phone", "CommuneCode", "Profiles", "Availability", "Equipment", "Note", "State",
        "SubmissionId", "CreatedAt", "ConfirmedAt", "FreshnessAt", "Demo", VolunteerMapping.Change,
    ];

    public static async Task<int> InsertAsync(SiteDbContext db, IEnumerable<Row> rows, CancellationToken cancel = default)
    {
        var change = await db.LastChangeAsync(db.Set<Volunteer>().Select(row => EF.Property<long>(row, VolunteerMapping.Change)), cancel);
        return await BulkInsert.RunAsync(db, "Volunteer", Columns, rows.Select(row => Values(row, db.Cipher, ++change)), cancel);
    }

    private static object?[] Values(Row row, FieldCipher cipher, long change) =>
    [
        row.Details.FirstName, row.Details.LastName, row.Email, EmailAddress.Key(row.Email),
            cipher.Seal(row.Details.Phone, VolunteerMapping.Phone), row.Details.CommuneCode,
        row.Details.Profiles, row.Details.Availability, row.Details.Equipment, cipher.Seal(row.Details.Note, VolunteerMapping.Note),
        (int)row.State, Guid.CreateVersion7(),
        row.CreatedAt, row.State == VolunteerState.Pending ? null : row.CreatedAt, row.CreatedAt, row.Demo, change,
    ];

    internal sealed record Row(Volunteer.Details Details, string Email, VolunteerState State, DateTime CreatedAt, bool Demo);
}
