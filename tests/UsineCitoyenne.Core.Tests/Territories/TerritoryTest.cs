using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Import;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Territories;

/// <summary>A database of its own with what reads and fills its territories.</summary>
internal sealed class TerritoryTest : IAsyncDisposable
{
    private TerritoryTest(TestDatabase database)
    {
        Database = database;
        Directory = new TerritoryDirectory(database.Database);
        Import = new TerritoryImport(database.Database, Directory, TimeProvider.System);
    }

    public TestDatabase Database { get; }

    public TerritoryDirectory Directory { get; }

    public TerritoryImport Import { get; }

    public Gazetteer Gazetteer => Directory.Current;

    public static async Task<TerritoryTest> WithAsync(params EditionFile[] editions)
    {
        var test = new TerritoryTest(await TestDatabase.CreateAsync());
        foreach (var edition in editions)
        {
            await test.Import.ImportAsync(edition);
        }
        return test;
    }

    public List<TerritoryRow> Rows(TerritoryKind kind, string code)
    {
        using var db = Database.Database.Read();
        return [.. db.Set<TerritoryRow>().Where(row => row.Kind == kind && row.Code == code).OrderBy(row => row.ValidFrom)];
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
