using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UsineCitoyenne.Core.Data.Restoring;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// Online backup and restore in one file, on both engines, while the site runs (backup) or is stopped (restore).
/// The file is a zip: <c>site.db</c> from SQLite's own backup, or one binary COPY a table from PostgreSQL in one snapshot.
/// A backup returns to the same engine and the same migrations.
/// </summary>
public sealed class DatabaseBackup(Database database, TimeProvider clock)
{
    private const string SqliteEntry = "site.db";
    private const string MigrationsEntry = "migrations.txt";
    private const string MadeEntry = "made-at.txt";
    private static readonly string[] Frozen = ["Movement", "MovementLine"];
    private const string Unbalanced = """
        SELECT l."MovementId" FROM "MovementLine" l JOIN "Movement" m ON m."Id" = l."MovementId" WHERE m."Posted"
        GROUP BY l."MovementId", l."ProductId", l."Stage", l."LotId" HAVING sum(l."Quantity") <> 0 LIMIT 1
        """;
    private const string NotABackup = "Ce fichier n’est pas une sauvegarde du site.";

    /// <summary>Writes a consistent copy of the database. The file appears only when it is whole.</summary>
    public async Task BackUpAsync(string file, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        var partial = file + ".partial";
        await using (var zip = new ZipArchive(Create(partial), ZipArchiveMode.Create))
        {
            await using (var list = new StreamWriter(await zip.CreateEntry(MigrationsEntry).OpenAsync(cancel)))
            {
                await list.WriteAsync(string.Join('\n', await MigrationsAsync()));
            }
            await using (var made = new StreamWriter(await zip.CreateEntry(MadeEntry).OpenAsync(cancel)))
            {
                await made.WriteAsync(clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            }
            await (database.Engine == DatabaseEngine.Sqlite ? BackUpSqliteAsync(zip, cancel)
                : BackUpPostgreSqlAsync(zip, progress, cancel));
        }
        File.Move(partial, file, overwrite: true);
    }

    /// <summary>
    /// Replaces everything in the database by the backup's content, in one transaction on PostgreSQL. Stop the site first.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is of the other engine or of other migrations; nothing was changed.</exception>
    public async Task RestoreAsync(string file, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        await using var zip = await OpenAsync(file, cancel);
        if (zip.GetEntry(MigrationsEntry) is not { } entry)
        {
            throw new InvalidDataException(NotABackup);
        }
        if ((zip.GetEntry(SqliteEntry) is not null) != (database.Engine == DatabaseEngine.Sqlite))
        {
            throw new InvalidDataException("Cette sauvegarde vient de l’autre moteur de base de données.");
        }
        using (var reader = new StreamReader(await entry.OpenAsync(cancel)))
        {
            if (await reader.ReadToEndAsync(cancel) != string.Join('\n', await MigrationsAsync()))
            {
                throw new InvalidDataException(
                    "Cette sauvegarde vient d’une autre version du site : restaurez-la avec cette version-là, puis mettez à jour.");
            }
        }
        await (database.Engine == DatabaseEngine.Sqlite ? RestoreSqliteAsync(zip, cancel) : RestorePostgreSqlAsync(zip, progress, cancel));
        // What was due before this moment may have been done by the database that was replaced: it waits for the operator's word.
        var mark = new RestoreMark { BackedUpAt = await MadeAtAsync(zip, cancel), RestoredAt = clock.GetUtcNow().UtcDateTime };
        await database.WriteAsync(db => Task.FromResult(db.Add(mark)), cancel);
    }

    /// <summary>When a backup was taken, UTC; null for one that does not say.</summary>
    public static async Task<DateTime?> MadeAtAsync(string file, CancellationToken cancel = default)
    {
        await using var zip = await OpenAsync(file, cancel);
        return await MadeAtAsync(zip, cancel);
    }

    private static async Task<DateTime?> MadeAtAsync(ZipArchive zip, CancellationToken cancel)
    {
        if (zip.GetEntry(MadeEntry) is not { } entry)
        {
            return null;
        }
        using var reader = new StreamReader(await entry.OpenAsync(cancel));
        return DateTimeOffset.TryParse(await reader.ReadToEndAsync(cancel), CultureInfo.InvariantCulture, out var made) ? made.UtcDateTime
            : null;
    }

    private static async Task<ZipArchive> OpenAsync(string file, CancellationToken cancel)
    {
        try
        {
            return await ZipFile.OpenReadAsync(file, cancel);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException(NotABackup, failure);
        }
    }

    // Contact details are in it: nobody else on the machine may read it.
    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(file, options);
    }

    private async Task BackUpSqliteAsync(ZipArchive zip, CancellationToken cancel)
    {
        var copy = Path.GetTempFileName();
        try
        {
            await using (var source = (SqliteConnection)await database.OpenConnectionAsync(cancel))
            await using (var target = new SqliteConnection($"Data Source={copy};Pooling=False"))
            {
                await target.OpenAsync(cancel);
                source.BackupDatabase(target);
            }
            await zip.CreateEntryFromFileAsync(copy, SqliteEntry, CompressionLevel.Fastest, cancel);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task RestoreSqliteAsync(ZipArchive zip, CancellationToken cancel)
    {
        var copy = Path.GetTempFileName();
        try
        {
            await zip.GetEntry(SqliteEntry)!.ExtractToFileAsync(copy, overwrite: true, cancel);
            await using var source = new SqliteConnection($"Data Source={copy};Pooling=False");
            await source.OpenAsync(cancel);
            await using var target = (SqliteConnection)await database.OpenConnectionAsync(cancel);
            source.BackupDatabase(target);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task BackUpPostgreSqlAsync(ZipArchive zip, IProgress<string>? progress, CancellationToken cancel)
    {
        await using var connection = (NpgsqlConnection)await database.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        foreach (var (table, columns, _) in Tables())
        {
            progress?.Report(table);
            await using var source = await connection.BeginRawBinaryCopyAsync(
                $"COPY \"{table}\" ({columns}) TO STDOUT (FORMAT BINARY)", cancel);
            await using var target = await zip.CreateEntry(table, CompressionLevel.Fastest).OpenAsync(cancel);
            await source.CopyToAsync(target, cancel);
        }
    }

    private async Task RestorePostgreSqlAsync(ZipArchive zip, IProgress<string>? progress, CancellationToken cancel)
    {
        var tables = Tables();
        await using var connection = (NpgsqlConnection)await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // What was posted comes back posted: the rules of the ledger would refuse it line by line.
        await ExecuteAsync(string.Join("; ", Frozen.Select(table => $"ALTER TABLE \"{table}\" DISABLE TRIGGER USER")));
        await ExecuteAsync($"TRUNCATE {string.Join(", ", tables.Select(table => $"\"{table.Name}\""))} RESTART IDENTITY CASCADE");
        foreach (var (table, columns, counted) in tables)
        {
            progress?.Report(table);
            var entry = zip.GetEntry(table) ?? throw new InvalidDataException($"La sauvegarde est incomplète : il manque « {table} ».");
            await using var source = await entry.OpenAsync(cancel);
            await using (
                var target = await connection.BeginRawBinaryCopyAsync($"COPY \"{table}\" ({columns}) FROM STDIN (FORMAT BINARY)", cancel))
            {
                await source.CopyToAsync(target, cancel);
            }
            if (counted)
            {
                await ExecuteAsync($"""
                    SELECT setval(sequence, (SELECT coalesce(max("Id"), 0) + 1 FROM "{table}"), false)
                    FROM pg_get_serial_sequence('"{table}"', 'Id') AS sequence WHERE sequence IS NOT NULL
                    """);
            }
        }
        await ExecuteAsync(string.Join("; ", Frozen.Select(table => $"ALTER TABLE \"{table}\" ENABLE TRIGGER USER")));
        await RequireBalanceAsync();
        await transaction.CommitAsync(cancel);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancel);
        }

        // Nobody checked the lines as they came in.
        async Task RequireBalanceAsync()
        {
            await using var command = new NpgsqlCommand(Unbalanced, connection, transaction) { CommandTimeout = 0 };
            if (await command.ExecuteScalarAsync(cancel) is { } movement)
            {
                throw new InvalidDataException(
                    $"La sauvegarde est abîmée : les lignes du mouvement {movement} ne se compensent pas. Rien n’a été remplacé.");
            }
        }
    }

    /// <summary>The model's tables, those referred to before those that refer; counted where the database numbers the rows.</summary>
    private IReadOnlyList<(string Name, string Columns, bool Counted)> Tables()
    {
        using var db = database.Read();
        var tables = db.Model.GetRelationalModel().Tables.ToList();
        var ordered = new List<Microsoft.EntityFrameworkCore.Metadata.ITable>();
        while (ordered.Count < tables.Count)
        {
            ordered.AddRange([.. tables.Where(table => !ordered.Contains(table) && table.ForeignKeyConstraints
                .All(key => key.PrincipalTable == table || ordered.Contains(key.PrincipalTable)))]);
        }
        return [.. ordered.Select(table => (table.Name, string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\"")),
            table.Columns.Any(column => column.Name == "Id" && column.ProviderClrType == typeof(long))))];
    }

    private async Task<IReadOnlyList<string>> MigrationsAsync()
    {
        await using var db = database.Read();
        return [.. await db.Database.GetAppliedMigrationsAsync()];
    }
}
