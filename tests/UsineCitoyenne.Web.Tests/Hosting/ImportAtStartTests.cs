using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Testing;
using UsineCitoyenne.Web.Tests.Verbs;

namespace UsineCitoyenne.Web.Tests.Hosting;

/// <summary>A new release brings changed files: development follows them, production waits to be told.</summary>
public sealed class ImportAtStartTests
{
    [Theory]
    [InlineData("Production", "false", false)]
    [InlineData("Production", "true", true)]
    [InlineData("Development", "false", true)]
    public async Task Changed_files_are_imported_in_development_and_on_demand(string environment, string setting, bool imported)
    {
        await using var data = await TestDatabase.CreateAsync(TestSite.Started);
        // As after a release: the file on disk is no longer the one that was imported.
        await data.Database.WriteAsync(db => db.Set<ImportedFile>().Where(file => file.Path == "Dictionary/site.name.config")
            .ExecuteUpdateAsync(row => row.SetProperty(file => file.Hash, "autre")));

        var run = await CommandRun.Async(
            data.Options, [("ASPNETCORE_ENVIRONMENT", environment), ("USync__ImportAtStartup", setting)], "admin-link", "a@example.org");

        run.AssertDone();
        await using var db = data.Database.Read();
        Assert.Equal(imported, (await db.Set<ImportedFile>().SingleAsync(file => file.Path == "Dictionary/site.name.config"))
            .Hash != "autre");
    }

    [Fact]
    public async Task The_first_start_of_an_empty_database_imports_everywhere()
    {
        await using var site = await TestSite.StartAsync();
        Assert.False(await site.Get<ImportHistory>().IsEmptyAsync());
        Assert.Equal(200, (await site.Visit().GetAsync("/")).Status);
    }
}
