using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

public sealed class ResponsableTableTests : SiteTest
{
    private ResponsableTable Table => Site.Get<ResponsableTable>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"), email: "jouy@example.org");
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95127"), email: "cergy@example.org");
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Epci, "249500109"), email: "agglo@example.org");
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "01053"), email: "bourg@example.org");
    }

    [Fact]
    public async Task The_reader_sees_those_with_a_mandate_inside_the_territory_and_nobody_else()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var page = await Table.SearchAsync(scope, new ResponsableQuery());
        Assert.Equal(["departement-95@example.org", "agglo@example.org", "cergy@example.org", "jouy@example.org"],
            page.Rows.Select(row => row.Email));
        var bourg = (await Table.SearchAsync(await Site.ScopeAsync("region:84"), new ResponsableQuery()))
            .Rows.Single(row => row.Email == "bourg@example.org");
        Assert.Null(await Table.OpenAsync(scope, bourg.MandateId));
        Assert.Empty((await Table.SearchAsync(scope, new ResponsableQuery { Departements = ["01"] })).Rows);
        Assert.Equal(
            ["jouy@example.org"], (await Table.SearchAsync(await Site.ScopeAsync("commune:95323"), new ResponsableQuery { Text = "jouy@" }))
                .Rows.Select(row => row.Email));
    }

    [Fact]
    public async Task Each_facet_counts_what_its_other_choices_would_give()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var facets = (await Table.SearchAsync(scope, new ResponsableQuery { Levels = [TerritoryKind.Commune] })).Facets;
        Assert.Equal([("Departement", 1), ("Epci", 1), ("Commune", 2)], facets.Levels.Select(facet => (facet.Value, facet.Count)));
        Assert.Equal([("95", 2)], facets.Departements.Select(facet => (facet.Value, facet.Count)));
        Assert.Equal(2, Assert.Single(facets.Types).Count);
        Assert.Equal(("Standing", 2), facets.States.Select(facet => (facet.Value, facet.Count)).Single());
    }

    [Theory]
    [InlineData("navette jouy", "jouy@example.org")]
    [InlineData("CERGY@example", "cergy@example.org")]
    [InlineData("nobody", "")]
    public async Task Words_are_found_in_name_address_mandate_and_territory(string text, string expected) =>
        Assert.Equal(
            expected, string.Join(
                ",", (await Table.SearchAsync(await Site.ScopeAsync("departement:95"),
                    new ResponsableQuery { Text = text, Levels = [TerritoryKind.Commune] }))
            .Rows.Select(row => row.Email)));

    [Fact]
    public async Task What_ends_is_suspended_or_begins_is_seen_at_once()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var jouy = (await Table.SearchAsync(scope, new ResponsableQuery { Text = "jouy@" })).Rows.Single();
        await Site.Database.WriteAsync(async db =>
        {
            db.Set<Mandate>().Single(row => row.Id == jouy.MandateId).Suspend("Absence", Site.Clock.Now);
            await MandateRevision.BumpAsync(db);
        });
        Assert.Equal("jouy@example.org",
            Assert.Single((await Table.SearchAsync(scope, new ResponsableQuery { States = [ResponsableState.Suspended] })).Rows).Email);
        await Site.Database.WriteAsync(db =>
        {
            db.Set<Mandate>().Single(row => row.Id == jouy.MandateId).End(MandateEnd.Ended, null, "", Site.Clock.Now.AddSeconds(20));
            return Task.CompletedTask;
        });
        Site.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(3, (await Table.SearchAsync(scope, new ResponsableQuery())).Total);
    }

    [Fact]
    public async Task Every_reading_is_in_the_audit()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var row = (await Table.SearchAsync(scope, new ResponsableQuery())).Rows[0];
        Assert.Equal(row, (await Table.OpenAsync(scope, row.MandateId))!.Row);
        Assert.Equal(4, (await Table.ExportAsync(scope, new ResponsableQuery())).Count);
        foreach (var action in new[] { AuditAction.ResponsablesListed, AuditAction.ResponsableRead, AuditAction.ResponsablesExported })
        {
            var entry = Assert.Single(await Site.AuditAsync(action));
            Assert.Equal((scope.AccountId, "departement:95"), (entry.AccountId, entry.Territory));
        }
    }
}
