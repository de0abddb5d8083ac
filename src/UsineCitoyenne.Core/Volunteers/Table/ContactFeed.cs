using System.Data.Common;
using Microsoft.Data.Sqlite;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>
/// Reads the volunteers written since the last call, by this node or any other, from the <c>Change</c> column that triggers keep.
/// On SQLite it is a counter (there is one writer at a time). On PostgreSQL it is the writing transaction's number: reading again from
/// the oldest transaction still open misses none that commits late, and reads some rows twice, which does no harm.
/// </summary>
internal sealed class ContactFeed(Database database)
{
    private const string Columns =
        """ "Id", "FirstName", "LastName", "Email", "Phone", "Note", "CommuneCode", "Profiles", "Availability", "State", "CreatedAt", "Change", "Freshness", "SourceId", "Equipment", "TagIds" """;

    private long seen = -1;

    public async Task<int> ReadAsync(Action<ContactRecord> take, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var horizon = connection is SqliteConnection ? seen : await OldestOpenTransactionAsync(connection, cancel);
        await using var command = connection.CreateCommand();
        // The first time a plain scan in key order is twice as fast as the index.
        command.CommandText = seen < 0
            ? $"SELECT {Columns} FROM \"Volunteer\" ORDER BY \"Id\""
            : $"SELECT {Columns} FROM \"Volunteer\" WHERE \"Change\" {(connection is SqliteConnection ? ">" : ">=")} {seen} ORDER BY \"Change\"";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var count = 0;
        while (await reader.ReadAsync(cancel))
        {
            take(new ContactRecord(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                database.Cipher.Open(reader.GetString(4), VolunteerMapping.Phone), database.Cipher.Open(reader.GetString(5), VolunteerMapping.Note),
                reader.GetString(6), reader.GetInt32(7), reader.GetInt32(8), (VolunteerState)reader.GetInt32(9),
                DateTime.SpecifyKind(reader.GetDateTime(10), DateTimeKind.Utc), (Freshness)reader.GetInt32(12),
                reader.IsDBNull(13) ? null : reader.GetInt64(13), reader.GetInt32(14), reader.GetString(15)));
            horizon = connection is SqliteConnection ? Math.Max(horizon, reader.GetInt64(11)) : horizon;
            count++;
        }
        seen = Math.Max(horizon, 0);
        return count;
    }

    private static async Task<long> OldestOpenTransactionAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}

internal readonly record struct ContactRecord(
    long Id, string FirstName, string LastName, string Email, string Phone, string Note, string CommuneCode,
    int Profiles, int Availability, VolunteerState State, DateTime CreatedAt, Freshness Freshness, long? SourceId, int Equipment, string TagIds);
