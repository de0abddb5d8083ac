using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers;

/// <summary>Inserts many volunteers at once, with the columns in one place.</summary>
internal static class VolunteerBulk
{
    private static readonly string[] Columns =
    [
        "FirstName", "LastName", "Email", "EmailKey", "Phone", "CommuneCode", "Profiles", "Availability", "Equipment", "Note", "State",
        "SubmissionId", "CreatedAt", "ConfirmedAt", "FreshnessAt", "Demo",
    ];

    public static Task<int> InsertAsync(SiteDbContext db, IEnumerable<Row> rows, CancellationToken cancel = default)
    {
        DbConnection connection = db.Database.GetDbConnection();
        return BulkInsert.RunAsync(
            connection, db.Database.CurrentTransaction?.GetDbTransaction(), "Volunteer", Columns, rows.Select(Values), cancel);
    }

    private static object?[] Values(Row row) =>
    [
        row.Details.FirstName, row.Details.LastName, row.Email, Accounts.EmailAddress.Key(row.Email), row.Details.Phone, row.Details.CommuneCode,
        row.Details.Profiles, row.Details.Availability, row.Details.Equipment, row.Details.Note, (int)row.State, Guid.CreateVersion7(),
        row.CreatedAt, row.State == VolunteerState.Pending ? null : row.CreatedAt, row.CreatedAt, row.Demo,
    ];

    internal sealed record Row(Volunteer.Details Details, string Email, VolunteerState State, DateTime CreatedAt, bool Demo);
}
