using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// The options of every context. What EF keeps its model and its planned queries by is the same for readers, for the writer and for every
/// database of one engine: the connection is not part of it. A second model would cost half a second and its memory.
/// </summary>
internal static class ContextOptions
{
    private const string History = "MigrationsHistory";

    /// <summary>Without a connection: each context is given its own.</summary>
    public static DbContextOptions<SiteDbContext> PostgreSql { get; } =
        Complete(new DbContextOptionsBuilder<SiteDbContext>().UseNpgsql(npgsql => npgsql.MigrationsHistoryTable(History))
            .AddInterceptors(new RowLockInterceptor()));

    /// <summary>Contexts that open connections of their own.</summary>
    public static DbContextOptions<SiteDbContext> Sqlite(string connectionString) =>
        Complete(new DbContextOptionsBuilder<SiteDbContext>()
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(History)).AddInterceptors(new SqlitePragmas()));

    /// <summary>Contexts on a connection that stays open.</summary>
    public static DbContextOptions<SiteDbContext> Sqlite(SqliteConnection connection) =>
        Complete(new DbContextOptionsBuilder<SiteDbContext>()
            .UseSqlite((DbConnection)connection, sqlite => sqlite.MigrationsHistoryTable(History)));

    // Migrations are written by hand; a test compares what they build with the model, so EF's own snapshot check has no use.
    private static DbContextOptions<SiteDbContext> Complete(DbContextOptionsBuilder builder) =>
        (DbContextOptions<SiteDbContext>)builder
            .ConfigureWarnings(warnings => warnings.Ignore(
                RelationalEventId.PendingModelChangesWarning, RelationalEventId.MigrationsNotFound))
            .ReplaceService<IModelCacheKeyFactory, SealedColumns.ModelByCipher>().Options;
}
