using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class PublicAccessTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_page_for_responsables_is_shown_to_them_only_and_named_nowhere_else()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var home = Site.Get<SiteContent>().Current.Root!.Key;
        var closed = await PublishAsync(home, "Coulisses réservées");
        await PublishAsync(closed, "Compte rendu secret");
        var (login, error) = (await PublishAsync(home, "Il faut se connecter"), await PublishAsync(home, "Pas pour vous"));
        var visitor = Site.Visit();
        Assert.Equal(200, (await visitor.GetAsync("/coulisses-reservees/")).Status);

        Assert.Equal(201, (await editor.PostAsync($"/document/{closed}/public-access", Rule(login, error, MemberGroup.Responsables.Name)))
            .Status);

        Assert.Equal(
            MemberGroup.Responsables.Name, (string)(await editor.JsonAsync($"/document/{closed}/public-access"))["groups"]![0]!["name"]!);
        foreach (var path in (string[])["/coulisses-reservees/", "/coulisses-reservees/compte-rendu-secret/"])
        {
            var answer = await visitor.GetAsync(path);
            Assert.Equal((302, $"/il-faut-se-connecter/?retour={Uri.EscapeDataString(path)}"), (answer.Status, answer.Location));
        }
        foreach (var path in (string[])["/", "/sitemap-national.xml", "/recherche/?q=secret", "/recherche/?q=coulisses", "/atom.xml"])
        {
            var text = (await visitor.GetAsync(path)).Text;
            Assert.DoesNotContain("Coulisses réservées", text, StringComparison.Ordinal);
            Assert.DoesNotContain("coulisses-reservees", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Compte rendu secret", text, StringComparison.Ordinal);
        }
        var responsable = await Site.SignInAsync("departement:78");
        var page = await responsable.GetAsync("/coulisses-reservees/");
        Assert.Equal(200, page.Status);
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("Compte rendu secret", page.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.GetAsync("/coulisses-reservees/")).Status);

        var former = await Site.SignInAsync("departement:77");
        await Site.Database.WriteAsync(db => db.Set<Mandate>().Where(mandate => mandate.TerritoryCode == "77")
            .ExecuteUpdateAsync(set => set.SetProperty(mandate => mandate.EndsAt, DateTime.UtcNow)));
        var refused = await former.GetAsync("/coulisses-reservees/compte-rendu-secret/");
        Assert.Equal((403, "Pas pour vous"), (refused.Status, refused.Document.QuerySelector("h1")!.TextContent.Trim()));
        Assert.Equal(200, (await editor.PutAsync($"/document/{closed}/public-access", Rule(login, error, MemberGroup.Members.Name)))
            .Status);
        Assert.Equal(200, (await former.GetAsync("/coulisses-reservees/compte-rendu-secret/")).Status);

        Assert.Equal(200, (await editor.DeleteAsync($"/document/{closed}/public-access")).Status);
        Assert.Equal(404, (await editor.GetAsync($"/document/{closed}/public-access")).Status);
        Assert.Equal(200, (await visitor.GetAsync("/coulisses-reservees/")).Status);
    }

    [Fact]
    public async Task Who_may_not_change_the_page_may_not_close_it_and_a_rule_makes_sense()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("78"));
        var administrator = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var home = Site.Get<SiteContent>().Current.Root!.Key;
        var (page, other) = (await PublishAsync(home, "Une page"), await PublishAsync(home, "Une autre"));

        Assert.Equal(403, (await editor.PostAsync($"/document/{page}/public-access", Rule(other, other, MemberGroup.Members.Name))).Status);
        Assert.Equal(403, (await editor.DeleteAsync($"/document/{page}/public-access")).Status);
        Assert.Equal(400, (await administrator.PostAsync($"/document/{page}/public-access", Rule(page, other, MemberGroup.Members.Name)))
            .Status);
        Assert.Equal(400, (await administrator.PostAsync($"/document/{page}/public-access", Rule(other, other, "inconnus"))).Status);
        Assert.Equal(
            404, (await administrator.PostAsync($"/document/{page}/public-access", Rule(Guid.NewGuid(), other, MemberGroup.Members.Name)))
                .Status);
        Assert.Equal(2, (int)(await editor.JsonAsync("/member-group"))["total"]!);
    }

    private async Task<Guid> PublishAsync(Guid parent, string name)
    {
        var key = await Site.Get<CreateDocument>().RunAsync(Editor.System, "plainPage", parent, name, new Dictionary<string, string>());
        await Site.Get<PublishDocument>().RunAsync(Editor.System, key);
        return key;
    }

    private static object Rule(Guid login, Guid error, string group) => new
    {
        loginDocument = new { id = login },
        errorDocument = new { id = error },
        memberUserNames = Array.Empty<string>(),
        memberGroupNames = new[] { group },
    };
}
