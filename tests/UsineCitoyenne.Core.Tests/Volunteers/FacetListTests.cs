using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Relays;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>What every facet of the list does, a new one too, without a line for it here.</summary>
public sealed class FacetListTests : SiteTest
{
    private const string Stored = """
        {"Text":"","Regions":[],"Departements":["95"],"Epcis":[],"Communes":[],"Profiles":3,"Availability":0,"Equipment":0,"Tags":[7],"Ages":[1],
        "States":[1],"Freshness":[0,3],"Sources":[0],"People":null,"Sort":1,"Descending":true,"Page":1,"PageSize":50}
        """;

    private ContactTable Table => Site.Get<ContactTable>();

    private VolunteerOptions Options => Site.Get<VolunteerOptions>();

    [Fact]
    public async Task Each_value_of_each_facet_counts_what_choosing_it_shows_and_reads_back_from_an_address_and_from_storage()
    {
        var scope = await FillAsync();
        var page = await Table.SearchAsync(scope, new ContactQuery());
        Assert.Equal(FacetList.All, page.Facets.Select(each => each.Facet));
        foreach (var (facet, values) in page.Facets)
        {
            Assert.NotEmpty(values);
            foreach (var value in values)
            {
                var query = facet.Read(new ContactQuery(), [value.Value], Options);
                Assert.Equal([value.Value], facet.Write(query, Options));
                Assert.Equal([value.Value], facet.Write(ContactQuery.FromJson(query.ToJson()), Options));
                Assert.All(FacetList.All.Where(other => other != facet), other => Assert.Empty(other.Write(query, Options)));
                var narrowed = await Table.SearchAsync(scope, query);
                Assert.Equal(value.Count, narrowed.Total);
                Assert.Equal([value with { Selected = true }], narrowed.Facets[facet.Key].Where(each => each.Selected));
                Assert.Equal(page.Total, (await Table.SearchAsync(scope, facet.Clear(query))).Total);
            }
        }
    }

    [Fact]
    public async Task Each_facet_but_the_state_is_told_in_the_sentence_of_a_view()
    {
        var scope = await FillAsync();
        var formatter = Site.Get<ContactViewFormatter>();
        foreach (var (facet, values) in (await Table.SearchAsync(scope, new ContactQuery())).Facets)
        {
            var told = await formatter.DescribeAsync(facet.Read(new ContactQuery(), [values[0].Value], Options));
            if (facet is StateFacet)
            {
                Assert.Null(told);
            }
            else
            {
                Assert.Contains(values[0].Label, told, StringComparison.Ordinal);
            }
        }
        var all = FacetList.All.Aggregate(new ContactQuery(), (query, facet) => facet switch
        {
            ProfileFacet => facet.Read(query, ["couture"], Options),
            DepartementFacet => facet.Read(query, ["95"], Options),
            AgeFacet => facet.Read(query, ["Week"], Options),
            RelayFacet => facet.Read(query, ["0"], Options),
            _ => query,
        });
        var couture = Options.Of(OptionList.Profile).Single(option => option.Code == "couture").Label;
        var place = Site.Gazetteer.LabelOf(new TerritoryRef(TerritoryKind.Departement, "95"));
        Assert.Equal($"{couture} · {place} · Depuis 7 jours · Directement", await formatter.DescribeAsync(all));
    }

    [Fact]
    public void Addresses_and_the_api_keep_their_order_and_a_query_stored_before_reads_as_it_did()
    {
        Assert.Equal(
            ["region", "dep", "epci", "commune", "profil", "dispo", "materiel", "etat", "etiq", "age", "fraicheur", "origine"],
            FacetList.InAddress.Take(12).Select(facet => facet.Key));
        Assert.Equal(
            ["profiles", "departements", "epcis", "communes", "availability", "equipment", "states", "freshness", "ages", "tags", "sources",
                "regions"],
            FacetList.InBackoffice.Take(12).Select(facet => facet.Alias));
        Assert.Distinct(FacetList.All.Select(facet => facet.Key));
        Assert.Distinct(FacetList.All.Select(facet => facet.Alias));
        // A search keeps one bit a facet.
        Assert.InRange(FacetList.All.Count, 1, 32);

        var query = ContactQuery.FromJson(Stored);
        Assert.Equal(["95"], query.Departements);
        Assert.Equal(3, query.Profiles);
        Assert.Equal([7L], query.Tags);
        Assert.Equal([0L], query.Sources);
        Assert.Equal([ContactAge.Month], query.Ages);
        Assert.Equal([Core.Volunteers.VolunteerState.Confirmed], query.States);
        Assert.Equal([Core.Volunteers.Freshness.Fresh, Core.Volunteers.Freshness.Faded], query.Freshness);
        Assert.Equal((ContactSort.Name, true), (query.Sort, query.Descending));
        Assert.StartsWith(Stored.ReplaceLineEndings("")[..^1], query.ToJson(), StringComparison.Ordinal);
    }

    /// <summary>Somebody who has everything, and somebody paused, in another commune, who has nothing.</summary>
    private async Task<ContactScope> FillAsync()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var place = new TerritoryRef(TerritoryKind.Commune, "95323");
        Assert.Empty(await Site.Get<RelayService>().AddAsync(scope, new RelayForm(RelayKind.Shop, "Mercerie du port", place, "", "")));
        var relay = Assert.Single(await Site.Get<RelayService>().ListAsync(scope));
        var josette = await Site.ConfirmedAsync(CoreSite.Form("josette@example.org") with { Relay = relay.Code });
        var paul = await Site.ConfirmedAsync(CoreSite.Form("paul@example.org", "95127", "transport") with { Equipment = [] });
        await Site.Get<ContactEdits>().SaveAsync(scope, paul.Id, new ContactEdit("95127", "", ["transport"], [], IsPaused: true));
        var tag = (await Site.Get<ContactTags>().MakeAsync(scope, new TerritoryRef(TerritoryKind.Departement, "95"), "A une camionnette"))!;
        Assert.Equal("", await Site.Get<ContactDossiers>().TagAsync(scope, josette.Id, tag.Id));
        return scope;
    }
}
