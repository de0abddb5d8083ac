using Npgsql;

namespace UsineCitoyenne.Core.Data;

/// <summary>Where the data lives. A PostgreSQL connection string (<c>Host=…</c>) chooses PostgreSQL; nothing else changes.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Folder of the SQLite file, the media files and the development mails. Created on start.</summary>
    public required string DataFolder { get; init; }

    /// <summary><c>ConnectionStrings:Site</c>; empty means <c>{DataFolder}/site.db</c>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// <c>Site:FieldKey</c>: Base64 of 32 random bytes, the key of phone numbers and notes, which is never in the database. Needed where
    /// several nodes share a PostgreSQL; empty means <c>{DataFolder}/keys/fields.key</c>, made at the first use.
    /// </summary>
    public string? FieldKey { get; init; }

    /// <summary><c>Site:FormerFieldKey</c>: the key before it, while rows of that one are sealed anew. Empty for none.</summary>
    public string? FormerFieldKey { get; init; }

    public DatabaseEngine Engine =>
        ConnectionString is { Length: > 0 } text && text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? DatabaseEngine.PostgreSql
            : DatabaseEngine.Sqlite;

    /// <summary>Path of the SQLite file. Meaningless on PostgreSQL.</summary>
    public string SqliteFile
    {
        get
        {
            if (string.IsNullOrEmpty(ConnectionString))
            {
                return Path.GetFullPath(Path.Combine(DataFolder, "site.db"));
            }
            return Path.GetFullPath(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(ConnectionString).DataSource);
        }
    }

    /// <summary>The string given to the driver. The pool bounds what a node asks of PostgreSQL.</summary>
    internal string DriverConnectionString => Engine == DatabaseEngine.PostgreSql
        ? new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = "usine-citoyenne" }.ConnectionString
        : new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
        {
            DataSource = SqliteFile,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ConnectionString;
}
