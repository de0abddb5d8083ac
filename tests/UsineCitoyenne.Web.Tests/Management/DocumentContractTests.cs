using System.Text.Json.Nodes;
using System.Xml.Linq;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

/// <summary>What the client counts on beside the values: places, the bin, addresses of what was made.</summary>
public sealed class DocumentContractTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_departement_s_home_stays_for_its_own_editors_who_are_told_why_and_how_many_pages_it_holds()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("19"));
        var home = Site.Get<SiteContent>().Current.Departement("19")!.Key;
        foreach (var (method, path) in (IEnumerable<(HttpMethod, string)>)[
            (HttpMethod.Put, "move-to-recycle-bin"), (HttpMethod.Put, "unpublish"), (HttpMethod.Put, "move"), (HttpMethod.Delete, "")])
        {
            var refused = await editor.CallAsync(method, $"/document/{home}/{path}".TrimEnd('/'), method == HttpMethod.Put ? new { }
                : null);
            Assert.Equal(403, refused.Status);
            Assert.Contains("la page d’accueil de votre espace", (string)JsonNode.Parse(refused.Text)!["title"]!, StringComparison.Ordinal);
        }
        Assert.Equal(200, (await Site.Visit().GetAsync("/agirlocal19/")).Status);

        var size = await editor.JsonAsync($"/usine/document/{home}/branch");
        Assert.True((int)size["pages"]! >= (int)size["online"]! && (int)size["online"]! > 3, size.ToJsonString());
        Assert.False((bool)(await editor.JsonAsync("/usine/welcome"))["everySite"]!);
    }

    [Fact]
    public async Task What_was_binned_from_the_root_says_null_for_its_parent_and_a_tree_is_read_again_from_the_top()
    {
        var administrator = await AdministratorAsync();
        var type = Site.Get<SiteContent>().Current.Schema.All<ContentTypeDefinition>(SchemaKind.ContentType)
            .First(type => type.AllowedAtRoot);
        var key = await CreateAsync(administrator, null, type, "Racine d’essai");
        await administrator.PutAsync($"/document/{key}/move-to-recycle-bin");

        var parent = await administrator.GetAsync($"/recycle-bin/document/{key}/original-parent");
        Assert.Equal((200, "null"), (parent.Status, parent.Text));
        var siblings = await administrator.GetAsync($"/tree/document/siblings?target={key}&before=5&after=5");
        Assert.Equal(404, siblings.Status);
        Assert.Contains("not found", (string)JsonNode.Parse(siblings.Text)!["detail"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await administrator.PutAsync($"/recycle-bin/document/{key}/restore", new { target = (object?)null })).Status);

        Assert.Equal(200, (await administrator.DeleteAsync($"/document/{key}")).Status);
        Assert.Equal(404, (await administrator.GetAsync($"/document/{key}")).Status);
    }

    [Theory]
    [InlineData("document")]
    [InlineData("media")]
    [InlineData("dictionary")]
    [InlineData("document-blueprint")]
    [InlineData("document-type")]
    [InlineData("data-type")]
    public async Task At_the_root_nothing_is_above(string tree) =>
        Assert.Empty((await (await AdministratorAsync()).JsonAsync($"/tree/{tree}/ancestors")).AsArray());

    [Fact]
    public async Task A_page_has_its_type_s_template_and_a_copy_says_where_it_is()
    {
        var administrator = await AdministratorAsync();
        var snapshot = Site.Get<SiteContent>().Current;
        var list = snapshot.Departement("23")!.Children.Single(child => child.ContentType == "newsList").Key;
        var key = await CreateAsync(administrator, list, snapshot.Schema.ContentType("news")!, "Modèle de page");
        var withTemplate = snapshot.Schema.ContentType("news")!.DefaultTemplate is { Length: > 0 };
        Assert.Equal(withTemplate, (await administrator.JsonAsync($"/document/{key}"))["template"] is not null);

        var copy = await administrator.PostAsync($"/document/{key}/copy",
            new { target = new { id = list }, relateToOriginal = false, includeDescendants = false });
        Assert.Equal(201, copy.Status);
        Assert.Equal(200, (await administrator.GetAsync(copy.Response.Headers.Location!.ToString())).Status);
    }

    [Fact]
    public async Task A_page_under_a_draft_is_not_published_and_a_line_break_of_word_breaks_no_feed()
    {
        var administrator = await AdministratorAsync();
        var snapshot = Site.Get<SiteContent>().Current;
        var list = snapshot.Departement("48")!.Children.Single(child => child.ContentType == "newsList").Key;
        var key = await CreateAsync(administrator, list, snapshot.Schema.ContentType("news")!, "Deux\vlignes \u0001",
            ("summary", "Un\vrésumé\u0002."), ("newsDate", "2026-11-22 00:00:00"));
        await administrator.PutAsync($"/document/{list}/unpublish", new { cultures = (string[]?)null });

        var refused = await administrator.PutAsync($"/document/{key}/publish", Now);
        Assert.Equal(400, refused.Status);
        Assert.Contains("La page parente", (string)JsonNode.Parse(refused.Text)!["title"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await administrator.PutAsync($"/document/{list}/publish", Now)).Status);
        Assert.Equal(200, (await administrator.PutAsync($"/document/{key}/publish", Now)).Status);

        var feed = await Site.Visit().GetAsync("/agirlocal48/atom.xml");
        Assert.Equal(200, feed.Status);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Contains("Deux lignes", XDocument.Parse(feed.Text).Descendants(atom + "title").Select(title => title.Value.Trim()));
    }

    [Fact]
    public async Task A_text_of_the_site_needs_no_translation_and_a_manifest_has_what_the_contract_knows()
    {
        var administrator = await AdministratorAsync();
        Assert.Equal(201, (await administrator.PostAsync("/dictionary", new { name = $"essai.{Guid.NewGuid():N}" })).Status);
        foreach (var package in (await administrator.JsonAsync("/manifest/manifest/private")).AsArray())
        {
            Assert.Empty(package!.AsObject().Select(member => member.Key).Except(["name", "id", "version", "extensions"]));
        }
    }

    [Fact]
    public async Task A_person_needs_a_group_and_is_inactive_until_invited()
    {
        var administrator = await AdministratorAsync();
        var group = (await administrator.JsonAsync("/user-group?take=5"))["items"]![0]!["id"]!;
        object Person(string? email, object[] groups, string? kind = null) =>
            new { email, userName = email, name = "Camille Dé", userGroupIds = groups, kind };
        Assert.Equal(400, (await administrator.PostAsync("/user", Person(NewAddress(), []))).Status);
        Assert.Equal(400, (await administrator.PostAsync("/user/invite", Person(NewAddress(), []))).Status);
        Assert.Equal(400, (await administrator.PostAsync("/user", Person(NewAddress(), [new { id = group }], "Api"))).Status);

        var created = await administrator.PostAsync("/user", Person(NewAddress(), [new { id = group }]));
        var key = created.Response.Headers.GetValues("Umb-Generated-Resource").Single();
        Assert.Equal("Inactive", (string)(await administrator.JsonAsync($"/user/{key}"))["state"]!);
        Assert.Equal(200, (await administrator.PostAsync("/user/invite/resend", new { user = new { id = key }, message = "" })).Status);
        Assert.Equal("Invited", (string)(await administrator.JsonAsync($"/user/{key}"))["state"]!);
    }

    [Fact]
    public async Task The_groups_of_the_departements_come_after_all_others()
    {
        var groups = (await (await AdministratorAsync()).JsonAsync("/user-group?take=500"))["items"]!.AsArray()
            .Select(group => (string)group!["alias"]!).ToList();
        var first = groups.FindIndex(alias => alias.StartsWith("redaction-", StringComparison.Ordinal)
            && alias != UserGroupAliases.NationalEditors);
        Assert.All(groups.Skip(first), alias => Assert.StartsWith("redaction-", alias));
    }

    private static object Now { get; } = new { publishSchedules = new[] { new { culture = (string?)null } } };

    private Task<BackofficeClient> AdministratorAsync() =>
        BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);

    private static async Task<Guid> CreateAsync(
        BackofficeClient client, Guid? parent, ContentTypeDefinition type, string name, params (string Alias, string Value)[] values)
    {
        var key = Guid.NewGuid();
        var answer = await client.PostAsync("/document", new
        {
            id = key,
            parent = parent is null ? null : new { id = parent },
            documentType = new { id = type.Key },
            template = (object?)null,
            values = values.Select(
                value => new { alias = value.Alias, culture = (string?)null, segment = (string?)null, value = value.Value }),
            variants = new[] { new { culture = (string?)null, segment = (string?)null, name } },
        });
        Assert.True(answer.Status == 201, answer.Text);
        return key;
    }
}
