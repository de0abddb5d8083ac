using System.Data.Common;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// Reads the volunteers written since the last call, by this node or any other, from the <c>Change</c> column that triggers keep
/// (see <see cref="ChangeNumbers"/>). Some rows it reads twice, which does no harm.
/// </summary>
public sealed class ContactFeed(Database database)
{
    private const string Columns =
        """ "Id", "FirstName", "LastName", "Email", "Phone", "Note", "CommuneCode", "Profiles", "Availability", "State", "CreatedAt", "Change", "Freshness", "SourceId", "Equipment", "TagIds" """;

    private const int Batch = 2000;

    /// <summary>Batches that wait for their turn at most.</summary>
    private const int Ahead = 4;

    private readonly ChangeCursor cursor = new(database);

    internal async Task<int> ReadAsync(Action<ContactRecord> take, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var reading = await cursor.BeginAsync(connection, cancel);
        await using var command = connection.CreateCommand();
        // The first time a plain scan in key order is twice as fast as the index.
        command.CommandText = cursor.IsAtStart
            ? $"SELECT {Columns} FROM \"Volunteer\" ORDER BY \"Id\""
            : $"SELECT {Columns} FROM \"Volunteer\" WHERE {cursor.Condition(VolunteerMapping.Change)} ORDER BY \"Change\"";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var count = 0;
        var opening = new Queue<Task<List<ContactRecord>>>();
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(Row.Read(reader));
            reading.Saw(reader.GetInt64(11));
            count++;
            if (rows.Count == Batch)
            {
                // Opening and folding take as long as reading: other processors do it meanwhile.
                var full = rows;
                opening.Enqueue(Task.Run(() => full.ConvertAll(Open), cancel));
                rows = new List<Row>(Batch);
                if (opening.Count > Ahead)
                {
                    (await opening.Dequeue()).ForEach(take);
                }
            }
        }
        foreach (var batch in opening)
        {
            (await batch).ForEach(take);
        }
        rows.ConvertAll(Open).ForEach(take);
        reading.Complete();
        return count;
    }

    private ContactRecord Open(Row row)
    {
        if (row.State == VolunteerState.Left)
        {
            return new ContactRecord(row, default, "");
        }
        var name = Folding.Fold($"{row.LastName} {row.FirstName}");
        var note = database.Cipher.Open(row.Note, VolunteerMapping.Note);
        var spaced = note.Length == 0 ? "" : " " + Folding.Fold(note);
        // Last name, first name, last name again (so « prénom nom » is found as typed), address, phone digits, note.
        return new ContactRecord(row, NameKey.Of(name),
            $"{name} {Folding.Fold(row.LastName)} {row.Email.ToLowerInvariant()} "
            + $"{PhoneNumber.Digits(database.Cipher.Open(row.Phone, VolunteerMapping.Phone))}{spaced}");
    }

    /// <summary>As it is stored: phone and note are sealed.</summary>
    internal readonly record struct Row(
        long Id, string FirstName, string LastName, string Email, string Phone, string Note, string CommuneCode,
        int Profiles, int Availability, VolunteerState State, DateTime CreatedAt, Freshness Freshness, long? SourceId, int Equipment,
        string TagIds)
    {
        public static Row Read(DbDataReader reader) => new(
            reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
            reader.GetString(6), reader.GetInt32(7), reader.GetInt32(8), (VolunteerState)reader.GetInt32(9),
            DateTime.SpecifyKind(reader.GetDateTime(10), DateTimeKind.Utc), (Freshness)reader.GetInt32(12),
            reader.IsDBNull(13) ? null : reader.GetInt64(13), reader.GetInt32(14), reader.GetString(15));
    }
}

/// <param name="Name">What names are ordered by.</param>
/// <param name="Text">Folded, what words are looked for in; empty for who left.</param>
internal readonly record struct ContactRecord(ContactFeed.Row Row, UInt128 Name, string Text);
