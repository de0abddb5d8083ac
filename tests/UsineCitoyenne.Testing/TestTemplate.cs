using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Testing;

/// <summary>
/// A database prepared once a process, of which each test gets a copy: a file on SQLite, a template database on PostgreSQL.
/// </summary>
/// <param name="prepare">Fills it, and leaves nothing open: SQLite then folds its log into the file, PostgreSQL copies only an idle
/// database.</param>
internal sealed class TestTemplate(Func<DatabaseOptions, Task> prepare)
{
    private readonly object gate = new();
    private Task<string>? name;
    private string? folder;

    /// <summary>All tables, no row.</summary>
    public static TestTemplate Migrated { get; } = new(MigrateAsync);

    /// <summary>The path of the SQLite file, or the name of the PostgreSQL database.</summary>
    public Task<string> NameAsync()
    {
        lock (gate)
        {
            return name ??= Task.Run(BuildAsync);
        }
    }

    /// <summary>Puts the files that go with the database, the media, into a data folder. After <see cref="NameAsync"/>.</summary>
    public void CopyFiles(string dataFolder)
    {
        var from = Path.Combine(folder!, "media");
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var to = Path.Combine(dataFolder, "media", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    private async Task<string> BuildAsync()
    {
        folder = Directory.CreateTempSubdirectory("usine-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        if (TestDatabase.Engine == DatabaseEngine.PostgreSql)
        {
            var database = await TestCluster.CreateDatabaseAsync(template: null);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => TestCluster.DropDatabaseAsync(database).GetAwaiter().GetResult();
            await prepare(new DatabaseOptions
            {
                DataFolder = folder,
                ConnectionString = TestCluster.ConnectionStringOf(database),
                FieldKey = TestDatabase.FieldKey
            });
            await TestCluster.CloseConnectionsAsync(database);
            return database;
        }
        var options = new DatabaseOptions { DataFolder = folder, FieldKey = TestDatabase.FieldKey };
        await prepare(options);
        return options.SqliteFile;
    }

    private static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var database = new Database(options);
        await new DatabaseMigrator(database).MigrateAsync();
    }
}
