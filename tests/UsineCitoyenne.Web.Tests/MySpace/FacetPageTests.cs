using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Tags;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.MySpace;

/// <summary>
/// Every facet of the list is on the page, in its addresses and its forms, and in the back office, without a line for it here.
/// </summary>
public sealed class FacetPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private static readonly TerritoryRef ValDOise = new(TerritoryKind.Departement, "95");

    [Fact]
    public async Task Each_facet_is_chosen_by_an_address_shown_chosen_kept_by_forms_and_taken_away()
    {
        var values = await ValuesAsync();
        var responsable = await Site.SignInAsync("departement:95");
        foreach (var facet in FacetList.All)
        {
            var value = values[facet];
            var page = await responsable.GetAsync($"/mon-espace/contacts/?{facet.Key}={value}");
            var box = page.Document.QuerySelector($"#filtres input[type=checkbox][name='{facet.Key}'][value='{value}'][checked]");
            Assert.NotNull(box);
            Assert.Equal(facet.Label, box.Closest("details.facet-group")!.QuerySelector("summary span")!.TextContent);
            Assert.NotNull(page.Document.QuerySelector($"#liste input[type=hidden][name='{facet.Key}'][value='{value}']"));
            var chip = Assert.Single(page.Document.QuerySelectorAll("ul[aria-label='Filtres actifs'] a.chip"));
            Assert.Equal("/mon-espace/contacts/", chip.GetAttribute("href"));
        }
        // All at once, in any order: the address that the page writes has one order.
        var all = string.Join('&', FacetList.All.Select(facet => $"{facet.Key}={values[facet]}"));
        var sorted = string.Join('&', FacetList.InAddress.Select(facet => $"{facet.Key}={values[facet]}"));
        var found = await (await responsable.GetAsync($"/mon-espace/contacts/?{all}"))
            .SubmitAsync("form[role=search]", null, ("search", ""));
        Assert.Equal($"/mon-espace/contacts/?{sorted}", found.Location);
    }

    [Fact]
    public async Task Each_facet_is_in_the_back_office_where_a_filter_that_cannot_be_read_is_refused()
    {
        const string Contacts = "/usine/annuaire/contacts";
        var values = await ValuesAsync();
        var administrator = await BackofficeClient.SignInAsync(
            Site, NewAddress(), UserGroupAliases.Administrators, UserGroupAliases.SensitiveData);
        foreach (var facet in FacetList.All)
        {
            var answer = await administrator.PostAsync(Contacts, new Dictionary<string, string[]> { [facet.Alias] = [values[facet]] });
            var facets = System.Text.Json.Nodes.JsonNode.Parse(answer.Text)!["facets"]!.AsArray();
            Assert.Equal(FacetList.InBackoffice.Select(each => each.Alias), facets.Select(each => (string)each!["alias"]!));
            var selected = facets.SelectMany(each => each!["choices"]!.AsArray().Where(choice => (bool)choice!["selected"]!)
                .Select(choice => ((string)each["alias"]!, (string)choice!["value"]!)));
            Assert.Equal([(facet.Alias, values[facet])], selected);
        }
        foreach (var body in new object[]
        {
            new { states = new[] { "Sideways" } }, new { ages = 3 }, new { tags = new[] { "x" } },
                new { profiles = new { couture = true } }, new { facets = new { } },
        })
        {
            Assert.Equal(400, (await administrator.PostAsync(Contacts, body)).Status);
        }
        Assert.Equal(
            200, (await administrator.PostAsync(Contacts, new { states = (string[]?)null, tags = new[] { 7 }, Regions = new[] { "11" } }))
                .Status);
    }

    /// <summary>A value of each facet that somebody has; of those that nobody may have here, « none ».</summary>
    private async Task<Dictionary<Facet, string>> ValuesAsync()
    {
        var (email, visitor) = (NewAddress(), Site.Visit());
        await SignUpAsync(
            visitor, email, "/agirlocal95/inscription/", ("Input.Availability", "soir"), ("Input.Equipment", "machine-a-coudre"));
        await ConfirmAsync(visitor, email);
        await using var db = Site.Database.Read();
        var id = db.Set<Volunteer>().Single(row => row.EmailKey == email).Id;
        var scope = new ContactScope(1, [ValDOise]);
        var tag = (await Site.Services.GetRequiredService<ContactTags>()
            .MakeAsync(scope, ValDOise, $"Étiquette {Guid.NewGuid():N}"[..30]))!;
        await Site.Services.GetRequiredService<ContactDossiers>().TagAsync(scope, id, tag.Id);
        var page = await Site.Services.GetRequiredService<ContactTable>().SearchAsync(scope, new ContactQuery());
        return page.Facets.ToDictionary(each => each.Facet, each => each.Values.Select(value => value.Value).FirstOrDefault("0"));
    }
}
