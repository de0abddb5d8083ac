using Npgsql;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Testing;

/// <summary>
/// A real, migrated, empty database of its own for each test. <c>USINE_TEST_ENGINE=postgresql</c> chooses PostgreSQL, on the
/// cluster that <c>USINE_TEST_POSTGRESQL</c> names; otherwise SQLite files in a temporary folder. <c>tests/run</c> runs both.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? postgresDatabase;

    private TestDatabase(DatabaseOptions options, string? postgresDatabase)
    {
        Options = options;
        this.postgresDatabase = postgresDatabase;
        Database = new Database(options);
    }

    public static DatabaseEngine Engine { get; } =
        Environment.GetEnvironmentVariable("USINE_TEST_ENGINE") == "postgresql" ? DatabaseEngine.PostgreSql : DatabaseEngine.Sqlite;

    public DatabaseOptions Options { get; }

    internal Database Database { get; }

    public static async Task<TestDatabase> CreateAsync(bool migrate = true)
    {
        var folder = Directory.CreateTempSubdirectory("usine-test-").FullName;
        TestDatabase test;
        if (Engine == DatabaseEngine.PostgreSql)
        {
            var name = "t" + Guid.NewGuid().ToString("N");
            await ExecuteOnClusterAsync($"CREATE DATABASE {name}");
            var connection = new NpgsqlConnectionStringBuilder(ClusterConnectionString) { Database = name, MaxPoolSize = 20 };
            test = new TestDatabase(new DatabaseOptions { DataFolder = folder, ConnectionString = connection.ConnectionString }, name);
        }
        else
        {
            test = new TestDatabase(new DatabaseOptions { DataFolder = folder }, null);
        }
        if (migrate)
        {
            await new DatabaseMigrator(test.Database).MigrateAsync();
        }
        return test;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (postgresDatabase is not null)
        {
            await ExecuteOnClusterAsync($"DROP DATABASE {postgresDatabase} WITH (FORCE)");
        }
        Directory.Delete(Options.DataFolder, recursive: true);
    }

    private static string ClusterConnectionString => Environment.GetEnvironmentVariable("USINE_TEST_POSTGRESQL")
        ?? throw new InvalidOperationException("USINE_TEST_POSTGRESQL is not set: run tests/run, which starts a throw-away cluster.");

    private static async Task ExecuteOnClusterAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ClusterConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
