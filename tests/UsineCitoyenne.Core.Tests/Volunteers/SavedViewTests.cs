using UsineCitoyenne.Core.Contacts.Views;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class SavedViewTests : SiteTest
{
    [Fact]
    public async Task A_view_is_ones_own_or_the_teams_of_a_territory()
    {
        var views = Site.Get<SavedViews>();
        var jouy = new TerritoryRef(TerritoryKind.Commune, "95323");
        var lead = (await Site.ResponsableAsync(jouy, email: "une@example.org")).Contacts!;
        var mate = (await Site.ResponsableAsync(jouy, email: "deux@example.org")).Contacts!;
        var above = await Site.ScopeAsync("departement:95");
        Assert.Null(await views.SaveAsync(lead, "À moi", "?profil=couture", null));
        Assert.Null(await views.SaveAsync(lead, "Équipe", "?etat=Confirmed", jouy));
        Assert.Null(await views.SaveAsync(lead, "équipe", "?etat=Paused", jouy));
        Assert.Equal(["À moi", "Équipe"], (await views.ListAsync(lead)).Select(view => view.Name));
        var shared = Assert.Single(await views.ListAsync(mate));
        Assert.Equal(("?etat=Paused", false), (shared.Query, shared.IsOwn));
        Assert.Empty(await views.ListAsync(above));
        Assert.NotNull(await views.SaveAsync(above, "Intrus", "?", jouy));
        Assert.NotNull(await views.SaveAsync(lead, " ", "?", null));
        Assert.Equal(0, await views.RemoveAsync(mate, shared.Id));
        Assert.Equal(1, await views.RemoveAsync(lead, shared.Id));
        Assert.Empty(await views.ListAsync(mate));
    }
}
