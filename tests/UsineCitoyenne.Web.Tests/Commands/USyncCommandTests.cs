using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Verbs;

public sealed class USyncCommandTests : IAsyncLifetime
{
    private const string Entry = """
        <Dictionary Key="5f0c1a52-7d0e-4c53-9d7a-0a3f5f1b2c3d" Alias="essai.mot" Level="0">
          <Info />
          <Translations>
            <Translation Language="fr-FR">Bobine</Translation>
          </Translations>
        </Dictionary>
        """;

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.CreateAsync(TestSite.Started);

    public async ValueTask DisposeAsync() => await data.DisposeAsync();

    [Fact]
    public async Task A_check_announces_an_import_does_and_an_export_gives_back()
    {
        var folder = Path.Combine(data.Options.DataFolder, "autre", "v17");
        var file = Path.Combine(folder, "Dictionary", "essai.mot.config");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, Entry);

        var check = await CommandRun.Async(data.Options, "usync", "check", folder);
        check.AssertDone();
        Assert.Contains("créé       Dictionary/essai.mot.config", check.Output, StringComparison.Ordinal);
        Assert.Contains("rien n’a été changé", check.Output, StringComparison.Ordinal);
        Assert.False(await HasEntryAsync());

        (await CommandRun.Async(data.Options, "usync", "import", folder)).AssertDone();
        Assert.True(await HasEntryAsync());
        var export = Path.Combine(data.Options.DataFolder, "export", "v17");
        (await CommandRun.Async(data.Options, "usync", "export", export)).AssertDone();
        Assert.Equal(Entry, await File.ReadAllTextAsync(Path.Combine(export, "Dictionary", "essai.mot.config")));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(RepositoryRoot.Path, "uSync", "v17", "Content", "faq.config")),
            await File.ReadAllBytesAsync(Path.Combine(export, "Content", "faq.config")));

        await File.WriteAllTextAsync(file, "<Dictionary>");
        var refused = await CommandRun.Async(data.Options, "usync", "check", folder);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("refusé     Dictionary/essai.mot.config — Ce n’est pas du XML lisible", refused.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Il manque l’action")]
    [InlineData("n’est pas compris", "efface")]
    [InlineData("n’existe pas", "import", "/nulle/part")]
    public async Task Words_that_are_off_are_told(string expected, params string[] words) =>
        (await CommandRun.Async(data.Options, ["usync", .. words])).AssertFailed(2, expected);

    private async Task<bool> HasEntryAsync()
    {
        await using var db = data.Database.Read();
        return await db.Set<SchemaItem>().AnyAsync(item => item.Alias == "essai.mot");
    }
}
