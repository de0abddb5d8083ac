using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace UsineCitoyenne.Core.Data;

/// <summary>The database cannot be written now: the disk is full, the server is away. Nothing of the unit of work was stored; it may be tried again.</summary>
public sealed class StorageUnavailableException : Exception
{
    internal StorageUnavailableException(Exception inner)
        : base("The database cannot be written now.", inner)
    {
    }

    internal static bool Explains(Exception failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR
            or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB,
        // Classes 53 and 57: out of disk, memory or connections; shut down by an operator.
        PostgresException postgres => postgres.SqlState.StartsWith("53", StringComparison.Ordinal) || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException or TimeoutException => true,
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner && Explains(inner),
        _ => false,
    };
}
