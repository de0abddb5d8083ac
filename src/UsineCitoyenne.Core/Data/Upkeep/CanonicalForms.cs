using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using UsineCitoyenne.Core.Privacy.Sealing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Data.Upkeep;

/// <summary>
/// Brings what older versions stored to the form in which it is compared now: addresses before the first page, telephones, which are sealed
/// and many, in the background. Rows and the place reached commit together: stopped anywhere, it goes on from there. Once done, it reads
/// one row.
/// </summary>
public sealed class CanonicalForms(Database database)
{
    private const int BatchSize = 500;
    private static readonly (string Table, string Id)[] Addressed =
        [("Volunteer", "Id"), ("Account", "Id"), ("BackofficeUser", "Key"), ("Candidacy", "Id")];
    private static readonly SealedValues Phones = new(CanonicalForm.Phones, "Volunteer", [new SealedColumn("Volunteer.Phone")],
        "SELECT \"Id\", \"CommuneCode\", \"Phone\" FROM \"Volunteer\" WHERE \"Id\" > {0} AND \"Phone\" <> '' ORDER BY \"Id\" LIMIT {1}",
        ["Phone"]);
    private static readonly SealedValues FormerPhones = new(
        CanonicalForm.FormerPhones, "VolunteerChange",
        [new SealedColumn("VolunteerChange.Before"), new SealedColumn("VolunteerChange.After")],
        "SELECT c.\"Id\", v.\"CommuneCode\", c.\"Before\", c.\"After\" FROM \"VolunteerChange\" c JOIN \"Volunteer\" v ON v.\"Id\" = "
        + "c.\"VolunteerId\""
        + " WHERE c.\"Id\" > {0} AND c.\"Field\" = 1 ORDER BY c.\"Id\" LIMIT {1}", ["Before", "After"]);

    /// <returns>Rows whose mailbox is another row's too, as <c>table:number</c>: both stay as they are, for people to look at.</returns>
    public async Task<IReadOnlyList<string>> AddressesAsync(CancellationToken cancel = default)
    {
        await using (var read = database.Read())
        {
            if (!await read.Set<CanonicalForm>().AnyAsync(row => row.Name == CanonicalForm.Addresses && !row.Done, cancel))
            {
                return [];
            }
        }
        return await database.WriteAsync(db => RenameAllAsync(db, cancel), cancel);
    }

    /// <returns>How many telephones changed, and whether nothing is left: false while another node is at it.</returns>
    public async Task<(int Changed, bool Done)> PhonesAsync(CancellationToken cancel = default)
    {
        var total = 0;
        foreach (var values in new[] { Phones, FormerPhones })
        {
            int? changed;
            do
            {
                cancel.ThrowIfCancellationRequested();
                changed = await database.WriteAsync(db => StepAsync(db, values, cancel), cancel);
                total += changed ?? 0;
            }
            while (changed is not null);
        }
        await using var read = database.Read();
        return (total, await read.Set<CanonicalForm>().AllAsync(row => row.Done || row.Name == CanonicalForm.Addresses, cancel));
    }

    private static async Task<IReadOnlyList<string>> RenameAllAsync(SiteDbContext db, CancellationToken cancel)
    {
        if (await TakeAsync(db, CanonicalForm.Addresses, cancel) is not { } form)
        {
            return [];
        }
        var twice = new List<string>();
        foreach (var (table, id) in Addressed)
        {
            await foreach (var row in DifferentAsync(db, table, id, cancel))
            {
                twice.AddRange(await RenameAsync(db, table, id, row, cancel) ? [] : [$"{table}:{row.Id}"]);
            }
        }
        form.Done = true;
        return twice;
    }

    /// <summary>Null when there is nothing to do, or another node does it: the row is the lease.</summary>
    private static async Task<CanonicalForm?> TakeAsync(SiteDbContext db, string name, CancellationToken cancel) =>
        await db.Set<CanonicalForm>().Where(row => row.Name == name && !row.Done).ForUpdateSkipLocked().FirstOrDefaultAsync(cancel);

    // ASCII addresses that were accepted have their key already: the few others are found by one scan.
    private static async IAsyncEnumerable<Addressee> DifferentAsync(
        SiteDbContext db, string table, string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = await Command(
            db, $"""SELECT CAST("{id}" AS varchar(40)), "Email", "EmailKey" FROM "{table}" WHERE {db.Dialect.IsBeyondAscii("EmailKey")}""")
            .RowsAsync(cancel);
        foreach (var row in rows)
        {
            if (EmailAddress.TryNormalize(row[1], out var address) && EmailAddress.Key(address) != row[2])
            {
                yield return new Addressee(row[0], row[2], address, EmailAddress.Key(address));
            }
        }
    }

    private static async Task<bool> RenameAsync(SiteDbContext db, string table, string id, Addressee row, CancellationToken cancel)
    {
        var free = table == "Candidacy" ? "" : $""" AND NOT EXISTS (SELECT 1 FROM "{table}" o WHERE o."EmailKey" = @key)""";
        var command =
            Command(db, $"""UPDATE "{table}" SET "Email" = @address, "EmailKey" = @key WHERE CAST("{id}" AS varchar(40)) = @id AND "EmailKey" = @old{free}""",
            ("@address", row.Address), ("@key", row.Key), ("@id", row.Id), ("@old", row.Old));
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    private async Task<int?> StepAsync(SiteDbContext db, SealedValues values, CancellationToken cancel)
    {
        if (await TakeAsync(db, values.Name, cancel) is not { } form)
        {
            return null;
        }
        var rows = await Command(db,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, values.Select, form.Position, BatchSize)).RowsAsync(cancel);
        var changed = 0;
        foreach (var row in rows)
        {
            changed += await values.RewriteAsync(db, row, cancel);
        }
        form.Position = rows.Count == 0 ? form.Position : long.Parse(rows[^1][0], System.Globalization.CultureInfo.InvariantCulture);
        form.Done = rows.Count < BatchSize;
        return changed;
    }

    private static DbCommand Command(SiteDbContext db, string sql, params (string Name, string Value)[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private sealed record Addressee(string Id, string Old, string Address, string Key);

    private sealed record SealedValues(string Name, string Table, IReadOnlyList<SealedColumn> Columns, string Select,
        IReadOnlyList<string> Names)
    {
        public async Task<int> RewriteAsync(SiteDbContext db, IReadOnlyList<string> row, CancellationToken cancel)
        {
            var changed = 0;
            for (var index = 0; index < Names.Count; index++)
            {
                var (stored, name) = (row[index + 2], Names[index]);
                var clear = db.Cipher.Open(stored, Columns[index]);
                // What the library cannot read stays as the person gave it.
                if (!PhoneNumber.TryRead(clear, row[1], out var number) || number == clear)
                {
                    continue;
                }
                changed += await Command(db, $"""UPDATE "{Table}" SET "{name}" = @new WHERE "Id" = {row[0]} AND "{name}" = @old""",
                    ("@new", db.Cipher.Seal(number, Columns[index])), ("@old", stored)).ExecuteNonQueryAsync(cancel);
            }
            return changed;
        }
    }
}

file static class Reading
{
    public static async Task<List<string[]>> RowsAsync(this DbCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(index => Convert.ToString(reader.GetValue(index), System.Globalization.CultureInfo.InvariantCulture) ?? "")]);
        }
        return rows;
    }
}
