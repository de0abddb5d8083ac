using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class DocumentTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task An_editor_sees_the_subtree_of_her_departement_and_nothing_else()
    {
        var editor = await EditorAsync();

        var root = (await editor.JsonAsync("/tree/document/root?skip=0&take=50"))["items"]!.AsArray();

        var top = Assert.Single(root)!;
        if ((bool)top["noAccess"]!)
        {
            top = Assert.Single((await editor.JsonAsync($"/tree/document/children?parentId={top["id"]}"))["items"]!.AsArray())!;
        }
        // Lists call a home by its département; what edits it keeps the name that makes its address.
        Assert.Equal("Val-d’Oise", (string)top["variants"]![0]!["name"]!);
        Assert.Equal("agirlocal95", (string)(await editor.JsonAsync($"/document/{top["id"]}"))["variants"]![0]!["name"]!);
        Assert.False((bool)top["noAccess"]!);
        var lists = (await editor.JsonAsync($"/tree/document/children?parentId={top["id"]}"))["items"]!.AsArray();
        Assert.Contains("Tutoriels", lists.Select(list => (string)list!["variants"]![0]!["name"]!));
    }

    [Fact]
    public async Task A_news_is_written_refused_without_its_summary_completed_published_and_taken_back()
    {
        var editor = await EditorAsync();
        var (list, type) = Place("newsList", "news");
        var key = Guid.NewGuid();
        var values = new[] { Value("newsDate", "2026-11-22 00:00:00") };
        Assert.Equal(201, (await editor.PostAsync("/document", Create(key, list, type, "Atelier du samedi", values))).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal95/actualites/atelier-du-samedi/")).Status);

        var refused = await editor.CallAsync(HttpMethod.Put, $"/umbraco/management/api/v1.1/document/{key}/validate",
            Update("Atelier du samedi", null, values));
        Assert.Equal(400, refused.Status);
        Assert.Contains("$.values[?(@.alias == 'summary' && @.culture == null && @.segment == null)].value",
            JsonNode.Parse(refused.Text)!["errors"]!.AsObject().Select(error => error.Key));

        var loaded = await editor.JsonAsync($"/document/{key}");
        object[] complete = [.. values, Value("summary", "Venez coudre avec nous.")];
        Assert.Equal(200, (await editor.PutAsync($"/document/{key}", Update("Atelier du samedi", UpdateDate(loaded), complete))).Status);
        Assert.Equal(
            200, (await editor.PutAsync($"/document/{key}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } }))
                .Status);

        var page = await Site.Visit().GetAsync("/agirlocal95/actualites/atelier-du-samedi/");
        Assert.Contains("Venez coudre avec nous.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Published", (string)(await editor.JsonAsync($"/document/{key}"))["variants"]![0]!["state"]!);
        Assert.Equal("/agirlocal95/actualites/atelier-du-samedi/",
            (string)(await editor.JsonAsync($"/document/urls?id={key}"))[0]!["urlInfos"]![0]!["url"]!);
        await editor.PutAsync($"/document/{key}/unpublish", new { cultures = (string[]?)null });
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal95/actualites/atelier-du-samedi/")).Status);
    }

    [Fact]
    public async Task Of_two_editors_on_one_document_the_second_is_told_and_nothing_is_lost()
    {
        var (one, other) = (await EditorAsync(), await EditorAsync());
        var (list, type) = Place("newsList", "news");
        var key = Guid.NewGuid();
        await one.PostAsync("/document", Create(key, list, type, "À deux", [Value("summary", "Le premier texte.")]));
        var seen = UpdateDate(await one.JsonAsync($"/document/{key}"));
        Assert.Equal(200, (await one.PutAsync($"/document/{key}", Update("À deux", seen, [Value("summary", "Le texte de l’une.")])))
            .Status);

        var refused = await other.PutAsync($"/document/{key}", Update("À deux", seen, [Value("summary", "Le texte de l’autre.")]));

        Assert.Equal(409, refused.Status);
        Assert.Contains("Claude Aiguille", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Le texte de l’une.", (string)(await one.JsonAsync($"/document/{key}"))["values"]![0]!["value"]!);
    }

    [Fact]
    public async Task What_goes_to_the_bin_comes_back_or_goes_for_good()
    {
        var editor = await EditorAsync();
        var (list, type) = Place("newsList", "news");
        var key = Guid.NewGuid();
        await editor.PostAsync("/document", Create(key, list, type, "Page de trop", []));
        await editor.PutAsync($"/document/{key}/move-to-recycle-bin");
        Assert.Contains(key.ToString(), (await editor.GetAsync("/recycle-bin/document/root")).Text, StringComparison.Ordinal);
        Assert.Equal(list.ToString(), (string)(await editor.JsonAsync($"/recycle-bin/document/{key}/original-parent"))["id"]!);

        Assert.Equal(200, (await editor.PutAsync($"/recycle-bin/document/{key}/restore", new { target = new { id = list } })).Status);
        Assert.Contains(key.ToString(), (await editor.GetAsync($"/tree/document/children?parentId={list}")).Text, StringComparison.Ordinal);

        await editor.PutAsync($"/document/{key}/move-to-recycle-bin");
        Assert.Equal(200, (await editor.DeleteAsync($"/recycle-bin/document/{key}")).Status);
        Assert.Equal(404, (await editor.GetAsync($"/document/{key}")).Status);
    }

    [Fact]
    public async Task Every_value_of_the_shipped_pages_survives_being_opened_and_saved()
    {
        var administrator = await BackofficeClient.SignInAsync(Site, NewAddress(), "admin");
        foreach (var page in Site.Get<SiteContent>()
            .Current.Documents.Where(page => page.ContentType is "tutorial" or "faqQuestion" or "nationalHome").Take(12).ToList())
        {
            var before = await administrator.JsonAsync($"/document/{page.Key}");
            var body = new JsonObject
            {
                ["values"] = before["values"]!.DeepClone(),
                ["variants"] = before["variants"]!.DeepClone(),
                ["template"] = before["template"]?.DeepClone(),
            };

            Assert.Equal(200, (await administrator.PutAsync($"/document/{page.Key}", body)).Status);

            var after = await administrator.JsonAsync($"/document/{page.Key}");
            Assert.True(JsonNode.DeepEquals(before["values"], after["values"]), page.Name);
        }
    }

    private Task<BackofficeClient> EditorAsync() => BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");

    private (Guid List, Guid Type) Place(string list, string type)
    {
        var snapshot = Site.Get<SiteContent>().Current;
        return (snapshot.Departement("95")!.Children.Single(child => child.ContentType == list)
            .Key, snapshot.Schema.ContentType(type)!.Key);
    }

    private static string UpdateDate(JsonNode document) => document["variants"]![0]!["updateDate"]!.ToJsonString().Trim('"');

    private static object Value(string alias, object value) => new { alias, culture = (string?)null, segment = (string?)null, value };

    private static object Create(Guid id, Guid parent, Guid type, string name, object[] values) => new
    {
        id,
        parent = new { id = parent },
        documentType = new { id = type },
        template = (object?)null,
        values,
        variants = new[] { new { culture = (string?)null, segment = (string?)null, name } },
    };

    private static object Update(string name, string? updateDate, object[] values) => new
    {
        values,
        variants = new[] { new { culture = (string?)null, segment = (string?)null, name, updateDate } },
        template = (object?)null,
    };
}
