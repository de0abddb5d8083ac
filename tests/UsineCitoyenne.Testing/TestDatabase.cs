using Microsoft.Data.Sqlite;
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

    /// <summary>The same for all: EF builds one model a key.</summary>
    public const string FieldKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public DatabaseOptions Options { get; }

    internal Database Database { get; }

    /// <param name="migrate">False: the database has no table at all.</param>
    /// <param name="connections">At most this many at once to PostgreSQL.</param>
    public static async Task<TestDatabase> CreateAsync(bool migrate = true, int connections = TestCluster.ConnectionsPerDatabase) =>
        await CopyAsync(migrate ? await TestTemplate.Migrated.NameAsync() : null, connections);

    internal static async Task<TestDatabase> CreateAsync(TestTemplate template)
    {
        var copy = await CopyAsync(await template.NameAsync(), TestCluster.ConnectionsPerDatabase);
        template.CopyFiles(copy.Options.DataFolder);
        return copy;
    }

    private static async Task<TestDatabase> CopyAsync(string? template, int connections)
    {
        var folder = Directory.CreateTempSubdirectory("usine-test-").FullName;
        if (Engine == DatabaseEngine.PostgreSql)
        {
            var name = await TestCluster.CreateDatabaseAsync(template);
            return new TestDatabase(
                new DatabaseOptions
                {
                    DataFolder = folder,
                    ConnectionString = TestCluster.ConnectionStringOf(name, connections),
                    FieldKey = FieldKey
                }, name);
        }
        var options = new DatabaseOptions { DataFolder = folder, FieldKey = FieldKey };
        if (template is not null)
        {
            File.Copy(template, options.SqliteFile);
        }
        return new TestDatabase(options, null);
    }

    /// <summary>As a server that stopped, or a disk that is no longer mounted: whoever opens a connection now fails.</summary>
    public async Task TakeAwayAsync()
    {
        if (postgresDatabase is not null)
        {
            await TestCluster.RefuseConnectionsAsync(postgresDatabase, refuse: true);
            return;
        }
        SqliteConnection.ClearAllPools();
        File.Move(Options.SqliteFile, Options.SqliteFile + ".away");
        Directory.CreateDirectory(Options.SqliteFile);
    }

    public async Task BringBackAsync()
    {
        if (postgresDatabase is not null)
        {
            await TestCluster.RefuseConnectionsAsync(postgresDatabase, refuse: false);
            return;
        }
        Directory.Delete(Options.SqliteFile);
        File.Move(Options.SqliteFile + ".away", Options.SqliteFile);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (postgresDatabase is not null)
        {
            await TestCluster.DropDatabaseAsync(postgresDatabase);
        }
        Directory.Delete(Options.DataFolder, recursive: true);
    }
}
