using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

/// <summary>What is kept of documents beside themselves: versions, history, references, models, former addresses, local versions.</summary>
public sealed class DocumentTraceTests(SiteFixture fixture) : WebTest(fixture)
{
    private PublishedSnapshot Snapshot => Site.Get<SiteContent>().Current;

    [Fact]
    public async Task A_former_version_is_read_and_becomes_the_draft_again_within_the_département_only()
    {
        var (mine, theirs) = await EditorsAsync();
        var page = await AddAsync("/agirlocal78/actualites/", "news", "Première", "Le début");
        await Site.Get<SaveDocument>()
            .RunAsync(Editor.System, page, "Seconde", new Dictionary<string, string> { ["summary"] = "La suite" });

        var versions = (await mine.JsonAsync($"/document-version?documentId={page}"))["items"]!.AsArray();
        Assert.Equal(2, versions.Count);
        Assert.True((bool)versions[0]!["isCurrentDraftVersion"]!);
        var first = (string)versions[1]!["id"]!;
        Assert.Equal("Le début", ValueOf(await mine.JsonAsync($"/document-version/{first}"), "summary"));

        Assert.Equal(403, (await theirs.GetAsync($"/document-version?documentId={page}")).Status);
        Assert.Equal(403, (await theirs.GetAsync($"/document-version/{first}")).Status);
        Assert.Equal(403, (await theirs.PostAsync($"/document-version/{first}/rollback")).Status);
        Assert.Equal(403, (await theirs.PutAsync($"/document-version/{first}/prevent-cleanup?preventCleanup=true")).Status);
        Assert.Equal(403, (await theirs.GetAsync($"/document/{page}/audit-log")).Status);

        Assert.Equal(200, (await mine.PutAsync($"/document-version/{first}/prevent-cleanup?preventCleanup=true")).Status);
        Assert.Equal(200, (await mine.PostAsync($"/document-version/{first}/rollback")).Status);
        versions = (await mine.JsonAsync($"/document-version?documentId={page}"))["items"]!.AsArray();
        Assert.True((bool)versions.Single(version => (string)version!["id"]! == first)!["preventCleanup"]!);
        var log = (await mine.JsonAsync($"/document/{page}/audit-log?orderDirection=Descending&take=2"))["items"]!.AsArray();
        Assert.Equal(["RollBack", "ContentVersionPreventCleanup"], log.Select(entry => (string)entry!["logType"]!));
    }

    [Fact]
    public async Task Who_refers_to_a_page_is_told_by_kind()
    {
        var (mine, theirs) = await EditorsAsync();
        var target = await AddAsync("/agirlocal78/actualites/", "news", "Citée", "x");
        var source = await AddAsync("/agirlocal78/actualites/", "news", "Citante", "x",
            ("body", $"<p><a href=\"/{{localLink:{target}}}\">là</a></p>"));

        var found = Assert.Single((await mine.JsonAsync($"/document/{target}/referenced-by?skip=0&take=3"))["items"]!.AsArray())!;

        Assert.Equal("DocumentReferenceResponseModel", (string)found["$type"]!);
        Assert.Equal(source.ToString(), (string)found["id"]!);
        Assert.Equal("news", (string)found["documentType"]!["alias"]!);
        Assert.Equal(1, (int)(await mine.JsonAsync($"/document/are-referenced?id={target}&id={source}"))["total"]!);
        Assert.Equal(1, (int)(await mine.JsonAsync($"/document/{Snapshot.ByUrl("/agirlocal78/actualites/")!.Key}/referenced-descendants"))[
            "total"]!);
        Assert.Equal(403, (await theirs.GetAsync($"/document/{target}/referenced-by")).Status);
        Assert.Equal(0, (int)(await theirs.JsonAsync($"/document/are-referenced?id={target}"))["total"]!);
    }

    [Fact]
    public async Task A_model_is_made_of_a_page_offered_for_its_type_changed_and_deleted()
    {
        var administrator = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var (editor, _) = await EditorsAsync();
        var page = await AddAsync("/agirlocal78/actualites/", "news", "Compte rendu", "Ordre du jour");
        var type = Snapshot.Schema.ContentType("news")!.Key;

        var made = await administrator.PostAsync("/document-blueprint/from-document",
            new { document = new { id = page }, name = "Compte rendu type" });
        var id = made.Header("Umb-Generated-Resource");

        Assert.Equal(201, made.Status);
        Assert.Contains((await editor.JsonAsync($"/document-type/{type}/blueprint"))["items"]!.AsArray(),
            item => (string)item!["id"]! == id);
        var scaffold = await editor.JsonAsync($"/document-blueprint/{id}/scaffold");
        Assert.Equal("Ordre du jour", ValueOf(scaffold, "summary"));
        Assert.NotEqual(id, (string)scaffold["id"]!);
        var body = new { values = new[] { new { alias = "summary", value = "Nouveau" } }, variants = new[] { new { name = "Autre nom" } } };
        Assert.Equal(403, (await editor.PutAsync($"/document-blueprint/{id}", body)).Status);
        Assert.Equal(200, (await administrator.PutAsync($"/document-blueprint/{id}", body)).Status);
        Assert.Equal("Nouveau", ValueOf(await editor.JsonAsync($"/document-blueprint/{id}"), "summary"));
        Assert.Equal("Autre nom", (string)(await editor.JsonAsync($"/item/document-blueprint?id={id}")).AsArray().Single()!["name"]!);
        Assert.Contains((await editor.JsonAsync("/tree/document-blueprint/root"))["items"]!.AsArray(), item => (string)item!["id"]! == id);
        Assert.Equal(200, (await administrator.DeleteAsync($"/document-blueprint/{id}")).Status);
        Assert.Equal(404, (await administrator.GetAsync($"/document-blueprint/{id}")).Status);
    }

    [Fact]
    public async Task A_former_address_is_on_the_dashboard_of_its_département_until_deleted()
    {
        var (mine, theirs) = await EditorsAsync();
        var page = await AddAsync("/agirlocal78/actualites/", "news", "Fête des ourlets", "x", ("newsDate", "2026-11-20 00:00:00"));
        await Site.Get<PublishDocument>().RunAsync(Editor.System, page);
        await Site.Get<SaveDocument>().RunAsync(Editor.System, page, "Fête des aiguilles",
            new Dictionary<string, string> { ["summary"] = "x", ["newsDate"] = "2026-11-20 00:00:00" });
        await Site.Get<PublishDocument>().RunAsync(Editor.System, page);

        var found = Assert.Single((await mine.JsonAsync("/redirect-management?filter=ourlets&skip=0&take=20"))["items"]!.AsArray())!;

        Assert.Equal("/agirlocal78/actualites/fete-des-ourlets/", (string)found["originalUrl"]!);
        Assert.Equal("/agirlocal78/actualites/fete-des-aiguilles/", (string)found["destinationUrl"]!);
        Assert.Equal(1, (int)(await mine.JsonAsync($"/redirect-management/{page}"))["total"]!);
        Assert.Equal(0, (int)(await theirs.JsonAsync("/redirect-management?filter=ourlets"))["total"]!);
        var status = await mine.JsonAsync("/redirect-management/status");
        Assert.Equal(("Enabled", false), ((string)status["status"]!, (bool)status["userIsAdmin"]!));
        Assert.Equal(403, (await mine.PostAsync("/redirect-management/status?status=Disabled")).Status);
        Assert.Equal(403, (await theirs.DeleteAsync($"/redirect-management/{(string)found["id"]!}")).Status);
        Assert.Equal(200, (await mine.DeleteAsync($"/redirect-management/{(string)found["id"]!}")).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal78/actualites/fete-des-ourlets/")).Status);
    }

    [Fact]
    public async Task A_national_tutorial_is_taken_over_and_the_dashboard_says_what_waits()
    {
        var (mine, theirs) = await EditorsAsync();
        var list = Snapshot.ByUrl("/agirlocal78/tutoriels/")!.Key;
        var national = Snapshot.ByUrl("/tutoriels/")!.Children[0];
        var call = await AddAsync("/agirlocal78/appels/", "call", "Cent blouses", "x");

        Assert.Contains((await mine.JsonAsync($"/usine/inherited?list={list}"))
            .AsArray(), page => (string)page!["id"]! == national.Key.ToString() && page["local"] is null);
        Assert.Equal(403, (await theirs.GetAsync($"/usine/inherited?list={list}")).Status);
        Assert.Equal(403, (await theirs.PostAsync($"/usine/inherited/{national.Key}/override", new { list })).Status);
        var made = await mine.PostAsync($"/usine/inherited/{national.Key}/override", new { list });
        Assert.Equal(201, made.Status);
        Assert.Equal(400, (await mine.PostAsync($"/usine/inherited/{national.Key}/override", new { list })).Status);
        // The drawing stays in the national folder, and her workspace shows it.
        var drawing = national.Media("picture")!.Key;
        Assert.Single((await mine.JsonAsync($"/item/media?id={drawing}")).AsArray());
        Assert.Empty((await theirs.JsonAsync($"/item/media?id={drawing}")).AsArray());
        Assert.Equal(403, (await mine.GetAsync($"/media/{drawing}")).Status);
        await Site.Get<PublishDocument>().RunAsync(Editor.System, national.Key);

        var welcome = await mine.JsonAsync("/usine/welcome");

        Assert.Equal("/agirlocal78/", (string)welcome["site"]!["url"]!);
        Assert.Equal(list.ToString(), (string)welcome["tutorialListId"]!);
        Assert.Equal(call.ToString(), (string)welcome["callsToPublish"]![0]!["id"]!);
        var changed = Assert.Single(welcome["changedSources"]!.AsArray())!;
        Assert.Equal((made.Header("Umb-Generated-Resource"), national.Key.ToString()),
            ((string)changed["id"]!, (string)changed["sourceId"]!));
        Assert.DoesNotContain((await theirs.JsonAsync("/usine/welcome"))["callsToPublish"]!.AsArray(),
            item => (string)item!["id"]! == call.ToString());
        Assert.Equal(403, (await theirs.PostAsync($"/usine/changed-sources/{(string)changed["id"]!}/acknowledge")).Status);
        Assert.Equal(200, (await mine.PostAsync($"/usine/changed-sources/{(string)changed["id"]!}/acknowledge")).Status);
        Assert.Empty((await mine.JsonAsync("/usine/welcome"))["changedSources"]!.AsArray());
    }

    private async Task<(BackofficeClient Yvelines, BackofficeClient ValDOise)> EditorsAsync() => (
        await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("78")),
        await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.DepartementEditors("95")));

    private Task<Guid> AddAsync(string parent, string type, string name, string summary, params (string Alias, string Value)[] more) =>
        Site.Get<CreateDocument>().RunAsync(Editor.System, type, Snapshot.ByUrl(parent)!.Key, name,
            more.Append(("summary", summary)).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    private static string? ValueOf(JsonNode content, string alias) =>
        (string?)content["values"]!.AsArray().Single(value => (string)value!["alias"]! == alias)!["value"];
}
