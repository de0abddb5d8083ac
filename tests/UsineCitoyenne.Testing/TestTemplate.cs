using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Testing;

/// <summary>
/// A migrated, empty database made once a process, of which each test gets a copy:
/// a file on SQLite, a template database on PostgreSQL.
/// </summary>
internal sealed class TestTemplate
{
    private static readonly Lazy<Task<TestTemplate>> Shared = new(BuildAsync);

    private TestTemplate(string name) => Name = name;

    /// <summary>The path of the SQLite file, or the name of the PostgreSQL database.</summary>
    public string Name { get; }

    public static Task<TestTemplate> GetAsync() => Shared.Value;

    private static async Task<TestTemplate> BuildAsync()
    {
        var folder = Directory.CreateTempSubdirectory("usine-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        if (TestDatabase.Engine == DatabaseEngine.PostgreSql)
        {
            var name = await TestCluster.CreateDatabaseAsync(template: null);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => TestCluster.DropDatabaseAsync(name).GetAwaiter().GetResult();
            await MigrateAsync(new DatabaseOptions { DataFolder = folder, ConnectionString = TestCluster.ConnectionStringOf(name) });
            return new TestTemplate(name);
        }
        var options = new DatabaseOptions { DataFolder = folder };
        await MigrateAsync(options);
        return new TestTemplate(options.SqliteFile);
    }

    // Closed before the first copy: SQLite then folds its log into the file, PostgreSQL copies only an idle database.
    private static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var database = new Database(options);
        await new DatabaseMigrator(database).MigrateAsync();
    }
}
