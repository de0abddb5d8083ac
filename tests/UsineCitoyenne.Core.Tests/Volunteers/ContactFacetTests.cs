using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class ContactFacetTests : SiteTest
{
    private static readonly TerritoryRef ValDOise = new(TerritoryKind.Departement, "95");

    private ContactTable Table => Site.Get<ContactTable>();

    [Fact]
    public async Task Sewing_available_in_the_cluster_of_communes_is_three_facets()
    {
        await Site.ConfirmedAsync(CoreSite.Form("dedans@example.org", "95127", "couture"));
        await Site.ConfirmedAsync(CoreSite.Form("dehors@example.org", "95176", "couture"));
        var paused = await Site.ConfirmedAsync(CoreSite.Form("pause@example.org", "95323", "couture"));
        var scope = await Site.ScopeAsync("departement:95");
        await Site.Get<ContactEdits>().SaveAsync(scope, paused.Id, new ContactEdit("95323", "", ["couture"], [], IsPaused: true));
        var page = await Table.SearchAsync(
            scope, new ContactQuery { Profiles = 1, States = [Core.Volunteers.VolunteerState.Confirmed], Epcis = ["249500109"] });
        Assert.Equal("dedans@example.org", Assert.Single(page.Rows).Email);
        Assert.Equal(1, page.Facets["epci"].Single(facet => facet.Value == "249500109").Count);
        Assert.DoesNotContain((await Table.SearchAsync(await Site.ScopeAsync("commune:95176"), new ContactQuery()))
            .Facets["epci"], facet => facet.Value == "249500109");
    }

    [Fact]
    public async Task The_age_of_an_entry_is_counted_in_days_and_moves_with_time()
    {
        await Site.ConfirmedAsync(CoreSite.Form("ancien@example.org"));
        Site.Clock.Advance(TimeSpan.FromDays(20));
        await Site.ConfirmedAsync(CoreSite.Form("recent@example.org"));
        var scope = await Site.ScopeAsync("departement:95");
        Assert.Equal([("Week", 1), ("Month", 1)], await AgesAsync(scope));
        Assert.Equal("ancien@example.org", Assert.Single((await Table.SearchAsync(scope, new ContactQuery { Ages = [ContactAge.Month] }))
            .Rows).Email);
        Site.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal([("Month", 1), ("Before", 1)], await AgesAsync(scope));
    }

    [Fact]
    public async Task Equipment_and_tags_are_facets_that_agree_with_what_choosing_them_shows()
    {
        var josette = await Site.ConfirmedAsync(CoreSite.Form("josette@example.org"));
        await Site.ConfirmedAsync(CoreSite.Form("paul@example.org") with { Equipment = [] });
        var scope = await Site.ScopeAsync("departement:95");
        var tag = (await Site.Get<ContactTags>().MakeAsync(scope, ValDOise, "A une camionnette"))!;
        Assert.Equal("", await Site.Get<ContactDossiers>().TagAsync(scope, josette.Id, tag.Id));
        var facets = (await Table.SearchAsync(scope, new ContactQuery())).Facets;
        Assert.Equal(("machine-a-coudre", 1), facets["materiel"].Select(facet => (facet.Value, facet.Count)).Single());
        Assert.Equal(("A une camionnette", 1), facets["etiq"].Select(facet => (facet.Label, facet.Count)).Single());
        var machine = Site.Get<VolunteerOptions>().Mask(OptionList.Equipment, ["machine-a-coudre"]);
        Assert.Equal(1, (await Table.SearchAsync(scope, new ContactQuery { Equipment = machine })).Total);
        Assert.Equal("josette@example.org", Assert.Single((await Table.SearchAsync(scope, new ContactQuery { Tags = [tag.Id] })).Rows)
            .Email);
        Assert.Empty((await Table.SearchAsync(scope, new ContactQuery { Tags = [tag.Id + 1] })).Rows);
    }

    [Theory]
    [InlineData(ContactSort.Profiles, "couture@example.org,decoupe@example.org,transport@example.org")]
    [InlineData(ContactSort.Equipment, "transport@example.org,couture@example.org,decoupe@example.org")]
    public async Task A_list_sorts_by_the_first_choice_that_was_ticked(ContactSort sort, string expected)
    {
        await Site.ConfirmedAsync(CoreSite.Form("transport@example.org", "95323", "transport") with { LastName = "C" });
        await Site.ConfirmedAsync(
            CoreSite.Form("decoupe@example.org", "95323", "decoupe", "transport") with { LastName = "B", Equipment = [] });
        await Site.ConfirmedAsync(CoreSite.Form("couture@example.org", "95323", "couture") with { LastName = "A", Equipment = [] });
        var page = await Table.SearchAsync(await Site.ScopeAsync("departement:95"), new ContactQuery { Sort = sort });
        Assert.Equal(expected, string.Join(",", page.Rows.Select(row => row.Email)));
    }

    private async Task<List<(string, int)>> AgesAsync(ContactScope scope) =>
        [.. (await Table.SearchAsync(scope, new ContactQuery())).Facets["age"].Select(facet => (facet.Value, facet.Count))];
}
