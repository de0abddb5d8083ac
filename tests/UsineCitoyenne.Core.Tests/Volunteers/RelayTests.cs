using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Relays;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>A18: who passes the word on has a link, and what it brings is counted.</summary>
public sealed class RelayTests : SiteTest
{
    private static readonly TerritoryRef Jouy = new(TerritoryKind.Commune, "95323");

    private RelayService Service => Site.Get<RelayService>();

    [Fact]
    public async Task Sign_ups_by_the_link_are_counted_for_the_relay_and_found_by_its_facet()
    {
        var scope = await Site.ScopeAsync("departement:95");
        Assert.Empty(await Service.AddAsync(scope, Shop()));
        var relay = Assert.Single(await Service.ListAsync(scope));
        var target = (await Service.FollowAsync(relay.Code.ToUpperInvariant()))!;
        Assert.Equal($"/agirlocal95/inscription/?r={relay.Code}&commune=95323", target.Path);

        await Site.ConfirmedAsync(CoreSite.Form("par-l-affiche@example.org") with { Relay = relay.Code });
        await Site.SignUpAsync(CoreSite.Form("en-attente@example.org") with { Relay = relay.Code });
        await Site.ConfirmedAsync(CoreSite.Form("seule@example.org") with { Relay = "inconnu" });
        Assert.Equal((2, 1), Assert.Single((await Service.ListAsync(scope)).Select(line => (line.SignedUp, line.Confirmed))));
        var page = await Site.Get<ContactTable>().SearchAsync(scope, new ContactQuery { Sources = [relay.Id] });
        Assert.Equal("par-l-affiche@example.org", Assert.Single(page.Rows).Email);
        Assert.Equal([("Boulangerie de la gare", 1, true), ("Directement", 1, false)], page.Facets["origine"]
            .Select(facet => (facet.Label, facet.Count, facet.Selected)));
    }

    [Fact]
    public async Task A_relay_stays_within_its_territory_and_each_act_is_in_the_audit()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var elsewhere = await Site.ScopeAsync("departement:01");
        Assert.Equal([nameof(RelayForm.Territory)], (await Service.AddAsync(elsewhere, Shop())).Keys);
        await Service.AddAsync(scope, Shop());
        var relay = Assert.Single(await Service.ListAsync(scope));
        Assert.Empty(await Service.ListAsync(elsewhere));
        Assert.Null(await Service.FindAsync(elsewhere, relay.Id));
        await Service.ChangeAsync(elsewhere, relay.Id, Shop() with { Name = "Détournée" });
        await Service.RetireAsync(elsewhere, relay.Id);
        Assert.Equal(
            ("Boulangerie de la gare", false), Assert.Single((await Service.ListAsync(scope)).Select(line => (line.Name, line.Retired))));

        Assert.Equal([nameof(RelayForm.Name)], (await Service.ChangeAsync(scope, relay.Id, Shop() with { Name = " " })).Keys);
        Assert.Empty(await Service.ChangeAsync(scope, relay.Id, Shop() with { Name = "Boulangerie du port" }));
        await Service.RetireAsync(scope, relay.Id);
        await Service.RetireAsync(scope, relay.Id);
        var retired = Assert.Single(await Service.ListAsync(scope));
        Assert.Equal(("Boulangerie du port", "", true), (retired.Name, retired.Contact, retired.Retired));
        Assert.NotNull(await Service.FollowAsync(retired.Code));
        Assert.Single(await Site.AuditAsync(AuditAction.RelayChanged));
        Assert.Single(await Site.AuditAsync(AuditAction.RelayRetired));
        Assert.Equal(3, (await Site.AuditAsync(AuditAction.RelaysListed)).Count);
    }

    [Theory]
    [InlineData("departement:95", "/agirlocal95/inscription/?r=")]
    [InlineData("nation:FR", "/inscription/?r=")]
    public async Task A_link_of_a_larger_territory_leads_to_its_form(string territory, string path)
    {
        Assert.True(TerritoryRef.TryParse(territory, out var place));
        var scope = await Site.ScopeAsync(territory);
        await Service.AddAsync(scope, Shop() with { Territory = place });
        Assert.StartsWith(path, (await Service.FollowAsync(Assert.Single(await Service.ListAsync(scope)).Code))!.Path);
        Assert.Null(await Service.FollowAsync("rien"));
    }

    private static RelayForm Shop() => new(RelayKind.Shop, "Boulangerie de la gare", Jouy, "06 39 98 00 07", "Le matin");

    [Theory]
    [InlineData("Gagnez sur exemple.fr")]
    [InlineData("<b>Boulangerie</b>")]
    [InlineData("Écrire à a@example.org")]
    public async Task A_name_carries_no_link_and_no_markup(string name)
    {
        var scope = await Site.ScopeAsync("departement:95");
        Assert.Equal([nameof(RelayForm.Name)], (await Service.AddAsync(scope, Shop() with { Name = name })).Keys);
    }

    [Fact]
    public async Task A_name_is_said_quietly_and_may_hold_a_number_or_a_sign()
    {
        var scope = await Site.ScopeAsync("departement:95");
        Assert.Empty(await Service.AddAsync(scope, Shop() with { Name = "VENEZ TOUTES COUDRE" }));
        Assert.Empty(await Service.AddAsync(scope, Shop() with { Name = "Fil & Co, 14 Juillet 1789" }));
        Assert.Equal(["Fil & Co, 14 Juillet 1789", "Venez Toutes Coudre"], (await Service.ListAsync(scope)).Select(line => line.Name)
            .Order());
    }
}
