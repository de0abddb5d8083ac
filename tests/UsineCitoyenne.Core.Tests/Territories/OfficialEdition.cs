using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Import;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Territories;

/// <summary>The whole country, imported once for the tests that read it.</summary>
public sealed class OfficialEdition : IAsyncLifetime
{
    private TerritoryTest test = null!;

    internal Gazetteer Gazetteer => test.Gazetteer;

    internal TerritoryImport Import => test.Import;

    internal TerritoryImportReport Report { get; private set; } = null!;

    public static Stream Open() => File.OpenRead(RepositoryRoot.PathOf("src/UsineCitoyenne.Web/Assets/dist/territories.json.gz"));

    internal static async Task<EditionFile> ReadAsync()
    {
        await using var stream = Open();
        return EditionFile.Parse(await EditionFile.UnzipAsync(stream, CancellationToken.None));
    }

    public async ValueTask InitializeAsync()
    {
        test = await TerritoryTest.WithAsync();
        await using var stream = Open();
        Report = await test.Import.ImportAsync(stream);
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();
}
