using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// The database cannot be written now: the disk is full, the server is away. Nothing of the unit of work was stored; it may be tried again.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    private static readonly string[] Away =
        ["08", "28", "3D", "53", "57P", PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.ObjectNotInPrerequisiteState];

    internal StorageUnavailableException(Exception inner)
        : base("The database cannot be written now.", inner)
    {
    }

    /// <summary>True for a failure of a read or a write that is the disk's or the server's, whatever wraps it.</summary>
    public static bool Explains(Exception failure) => failure switch
    {
        StorageUnavailableException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR
            or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB,
        // No connection, no access, no such database; out of disk, memory or connections; shut down by an operator; a standby, which only
        // reads.
        PostgresException postgres => Array.Exists(Away, state => postgres.SqlState.StartsWith(state, StringComparison.Ordinal)),
        NpgsqlException or TimeoutException => true,
        // Files: no space left, quota reached, read-only file system (errno 28, 122, 30), and Windows' two words for a full disk.
        IOException file => file.HResult is 28 or 122 or 30 or unchecked((int)0x80070070) or unchecked((int)0x80070027),
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner && Explains(inner),
        _ => false,
    };
}

/// <summary>What PostgreSQL cannot hold as text or number: the request is at fault, not the database.</summary>
public static class UnstorableValue
{
    public static bool Explains(Exception failure) => failure switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.CharacterNotInRepertoire
            or PostgresErrorCodes.UntranslatableCharacter
            or PostgresErrorCodes.NumericValueOutOfRange,
        // A lone half of a pair of UTF-16.
        System.Text.EncoderFallbackException => true,
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner && Explains(inner),
        _ => false,
    };
}
