using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class UserTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task An_administrator_invites_an_editor_of_the_Yvelines_who_chooses_a_password_and_comes_in()
    {
        var administrator = await AdministratorAsync();
        var email = NewAddress();
        var group = await GroupAsync(administrator, "redaction-78");

        var invited = await administrator.PostAsync("/user/invite",
            new
            {
                email,
                userName = email,
                name = "Yvette Point",
                userGroupIds = new[] { new { id = group } },
                message = "Contente de te voir\n<b>ici</b>"
            });

        Assert.Equal(201, invited.Status);
        var visitor = Site.Visit();
        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/mot-de-passe/"));
        var words = (await Site.MailsAsync()).Single(mail => mail.Content.ToAddress == email)
            .Content.Body.Blocks.OfType<MailBlock.Paragraph>().Select(block => block.Text);
        Assert.Equal(["Contente de te voir", "<b>ici</b>"], words.Where(text => text.StartsWith("Contente", StringComparison.Ordinal)
            || text.StartsWith('<')));
        Assert.Contains("Bienvenue", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            302, (await page.SubmitAsync("form.form", null, ("Password", BackofficeClient.Password), ("Again", BackofficeClient.Password)))
                .Status);
        var editor = new BackofficeClient(visitor);
        await editor.LogInAsync(email, BackofficeClient.Password);
        await editor.AuthorizeAsync();
        Assert.Equal("Yvette Point", (string)(await editor.JsonAsync("/user/current"))["name"]!);
        Assert.DoesNotContain(DocumentVerbs.Notifications, (await editor.JsonAsync("/user/current"))["fallbackPermissions"]!.AsArray()
            .Select(verb => (string)verb!));
        Assert.Empty((await administrator.JsonAsync($"/user/{invited.Header("Umb-Generated-Resource")}/client-credentials")).AsArray());
        var user = await administrator.JsonAsync($"/user/{invited.Header("Umb-Generated-Resource")}");
        Assert.Equal("Active", (string)user["state"]!);
    }

    [Fact]
    public async Task A_disabled_user_is_out_at_once_and_back_when_enabled()
    {
        var administrator = await AdministratorAsync();
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-78");
        var id = (string)(await editor.JsonAsync("/user/current"))["id"]!;

        await administrator.PostAsync("/user/disable", new { userIds = new[] { new { id } } });

        Assert.Equal(401, (await editor.GetAsync("/user/current")).Status);
        await administrator.PostAsync("/user/enable", new { userIds = new[] { new { id } } });
        Assert.Equal("Active", (string)(await administrator.JsonAsync($"/user/{id}"))["state"]!);
    }

    [Fact]
    public async Task An_editor_without_the_section_of_users_changes_their_own_name_and_language()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-78");

        Assert.Equal(400, (await editor.PutAsync("/usine/profile", new { name = " ", languageIsoCode = "fr" })).Status);
        Assert.Equal(400, (await editor.PutAsync("/usine/profile", new { name = "Camille Fuseau", languageIsoCode = "xx" })).Status);
        Assert.Equal(200, (await editor.PutAsync("/usine/profile", new { name = " Camille Fuseau ", languageIsoCode = "en" })).Status);

        var self = await editor.JsonAsync("/user/current");
        Assert.Equal(("Camille Fuseau", "en"), ((string)self["name"]!, (string)self["languageIsoCode"]!));
    }

    [Fact]
    public async Task A_manager_of_users_gives_no_more_than_they_have()
    {
        var administrator = await AdministratorAsync();
        var managers = Guid.NewGuid();
        Assert.Equal(201, (await administrator.PostAsync("/user-group", Group(managers, "Accueil", ["Umb.Section.Users"], []))).Status);
        var manager = await BackofficeClient.SignInAsync(Site, NewAddress(), $"groupe-{managers:N}");
        var self = (string)(await manager.JsonAsync("/user/current"))["id"]!;
        var admins = await GroupAsync(administrator, "admin");
        var chief = (string)(await administrator.JsonAsync("/user/current"))["id"]!;

        Assert.Equal(
            403, (await manager.PostAsync("/user/set-user-groups",
                new { userIds = new[] { new { id = self } }, userGroupIds = new[] { new { id = admins } } })).Status);
        Assert.Equal(403, (await manager.PostAsync("/user/disable", new { userIds = new[] { new { id = chief } } })).Status);
        Assert.Equal(403, (await manager.DeleteAsync($"/user/{chief}/2fa/totp")).Status);
        Assert.Equal(403,
            (await manager.PostAsync("/user-group", Group(Guid.NewGuid(), "Tout", ["Umb.Section.Content"], DocumentVerbs.All))).Status);
        Assert.Equal(
            403, (await manager.PutAsync($"/user-group/{managers}",
                Group(managers, "Accueil", ["Umb.Section.Users", "Umb.Section.Settings"], []))).Status);
    }

    [Fact]
    public async Task Rights_on_a_document_survive_their_round_trip()
    {
        var administrator = await AdministratorAsync();
        var key = Guid.NewGuid();
        var document = Guid.NewGuid();
        var body = Group(key, "Relecture", ["Umb.Section.Content"], [DocumentVerbs.Read]);
        body["permissions"] = new JsonArray(new JsonObject
        {
            ["$type"] = "DocumentPermissionPresentationModel",
            ["document"] = new JsonObject { ["id"] = document.ToString() },
            ["verbs"] = new JsonArray(DocumentVerbs.Update),
        });
        Assert.Equal(201, (await administrator.PostAsync("/user-group", body)).Status);

        var given = Assert.Single((await administrator.JsonAsync($"/user-group/{key}"))["permissions"]!.AsArray())!;

        Assert.Equal("DocumentPermissionPresentationModel", (string)given["$type"]!);
        Assert.Equal(document.ToString(), (string)given["document"]!["id"]!);
        Assert.Equal(DocumentVerbs.Update, (string)given["verbs"]![0]!);
    }

    [Fact]
    public async Task Lists_are_filtered_and_closed_to_who_has_not_the_section()
    {
        var administrator = await AdministratorAsync();
        var email = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, email, "redaction-78");

        var group = await GroupAsync(administrator, "redaction-78");
        var found = await administrator.JsonAsync($"/filter/user?filter={email.ToUpperInvariant()}&userStates=Active&userGroupIds={group}");

        Assert.Equal(1, (int)found["total"]!);
        Assert.Equal(403, (await editor.GetAsync("/filter/user")).Status);
        Assert.Equal(403, (await editor.GetAsync("/user-group")).Status);
    }

    private Task<BackofficeClient> AdministratorAsync() =>
        BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);

    private static async Task<string> GroupAsync(BackofficeClient administrator, string alias) =>
        (string)(await administrator.JsonAsync("/user-group?take=500"))["items"]!.AsArray()
            .Single(group => (string)group!["alias"]! == alias)!["id"]!;

    private static JsonObject Group(Guid key, string name, IEnumerable<string> sections, IEnumerable<string> verbs) => new()
    {
        ["id"] = key.ToString(),
        ["name"] = name,
        ["alias"] = $"groupe-{key:N}",
        ["icon"] = "icon-users",
        ["sections"] = new JsonArray([.. sections.Select(section => JsonValue.Create(section))]),
        ["languages"] = new JsonArray(),
        ["hasAccessToAllLanguages"] = true,
        ["documentStartNode"] = null,
        ["documentRootAccess"] = false,
        ["mediaStartNode"] = null,
        ["mediaRootAccess"] = false,
        ["fallbackPermissions"] = new JsonArray([.. verbs.Select(verb => JsonValue.Create(verb))]),
        ["permissions"] = new JsonArray(),
    };
}
