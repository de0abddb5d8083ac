using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class PublishedSnapshotTests
{
    [Fact]
    public async Task A_page_is_found_by_its_path_whatever_the_case_and_the_final_slash()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Usine citoyenne");
        var page = await content.AddAsync("plainPage", home, "Comment ça marche ?");
        await content.Site.ReloadAsync();

        Assert.Equal(home, content.Current.ByUrl("/")!.Key);
        Assert.Equal(page, content.Current.ByUrl("/comment-ca-marche/")!.Key);
        Assert.Equal(page, content.Current.ByUrl("/Comment-Ca-Marche")!.Key);
        Assert.Equal("/comment-ca-marche/", content.Current.ByKey(page)!.Url);
        Assert.Null(content.Current.ByUrl("/comment/"));
        Assert.Equal([home], content.Current.ByKey(page)!.Ancestors.Select(ancestor => ancestor.Key));
    }

    [Fact]
    public async Task Siblings_of_the_same_name_get_different_addresses_and_keep_the_order_of_editors()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var second = await content.AddAsync("plainPage", home, "Masques", sortOrder: 2);
        var first = await content.AddAsync("plainPage", home, "Masques !", sortOrder: 1);
        await content.Site.ReloadAsync();

        Assert.Equal([first, second], content.Current.Root!.Children.Select(child => child.Key));
        Assert.Equal("/masques/", content.Current.ByKey(second)!.Url);
        Assert.Equal("/masques-2/", content.Current.ByKey(first)!.Url);
    }

    [Fact]
    public async Task What_hangs_below_an_unpublished_page_is_not_on_the_site()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var parent = await content.AddAsync("plainPage", home, "Parent");
        var child = await content.AddAsync("plainPage", parent, "Enfant");
        await content.Site.ReloadAsync();
        Assert.NotNull(content.Current.ByKey(child));

        await content.Unpublish.RunAsync(Editor.System, parent);

        Assert.Null(content.Current.ByKey(parent));
        Assert.Null(content.Current.ByKey(child));
        Assert.Null(content.Current.ByUrl("/parent/enfant/"));
        Assert.Equal(1, content.Current.Count);
    }

    [Fact]
    public async Task A_draft_stays_a_draft_until_it_is_published()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil", new() { ["summary"] = "avant" });
        await content.Site.ReloadAsync();

        await content.Save.RunAsync(Editor.System, home, "Nouvel accueil", new Dictionary<string, string> { ["summary"] = "après" });
        await content.Site.ReloadAsync();
        Assert.Equal("avant", content.Current.Root!.Text("summary"));
        Assert.True((await content.RowAsync(home)).HasPendingChanges);

        await content.Publish.RunAsync(Editor.System, home);
        Assert.Equal("après", content.Current.Root!.Text("summary"));
        Assert.Equal("Nouvel accueil", content.Current.Root.Name);
        Assert.False((await content.RowAsync(home)).HasPendingChanges);
    }

    [Fact]
    public async Task Every_kind_of_stored_value_reads_as_what_it_is()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var values = new Dictionary<string, string>
        {
            ["body"] = ContentFixture.Rich($"<p><a href=\"/{{localLink:{home}}}\">Accueil</a></p>"),
            ["hide"] = "1",
            ["minutes"] = "45",
            ["when"] = "2026-05-05 00:00:00",
            ["supplies"] = "du fil\n\nune aiguille\n",
            ["difficulty"] = "[\"Moyen\"]",
            ["sources"] = "[{\"name\":\"Afnor\",\"url\":\"https://afnor.org\",\"target\":null,\"udi\":null,\"queryString\":null},"
                + "{\"name\":\"Piège\",\"url\":\"javascript:alert(1)\"}]",
            ["steps"] = "{\"layout\":{\"Umbraco.BlockList\":[{\"contentKey\":\"6f0e2c7e-0000-4000-8000-000000000002\"},"
                + "{\"contentKey\":\"6f0e2c7e-0000-4000-8000-000000000001\"}]},\"contentData\":["
                + $"{{\"contentTypeKey\":\"{ContentFixture.StepKey}\",\"key\":\"6f0e2c7e-0000-4000-8000-000000000001\","
                + $"\"values\":[{{\"alias\":\"title\",\"value\":\"Coudre\"}}]}},"
                + $"{{\"contentTypeKey\":\"{ContentFixture.StepKey}\",\"key\":\"6f0e2c7e-0000-4000-8000-000000000002\","
                + $"\"values\":[{{\"alias\":\"title\",\"value\":\"Couper\"}},"
                + "{\"alias\":\"text\",\"editorAlias\":\"Umbraco.RichText\",\"value\":{\"markup\":\"<p>Droit.</p>\"}}]}]}",
        };
        var page = await content.AddAsync("tutorial", home, "Coudre un masque", values);
        await content.Site.ReloadAsync();
        var document = content.Current.ByKey(page)!;

        Assert.Equal("<p><a href=\"/\">Accueil</a></p>", document.Html("body"));
        Assert.True(document.Flag("hide"));
        Assert.Equal(45, document.Integer("minutes"));
        Assert.Equal(new DateTime(2026, 5, 5), document.Date("when"));
        Assert.Equal(["du fil", "une aiguille"], document.Lines("supplies"));
        Assert.Equal("Moyen", document.Choice("difficulty"));
        Assert.Equal([new PublishedLink("Afnor", "https://afnor.org", null)], document.Links("sources"));
        Assert.Equal(["Couper", "Coudre"], document.Blocks("steps").Select(step => step.Text("title")));
        Assert.Equal("<p>Droit.</p>", document.Blocks("steps")[0].Html("text"));
        Assert.Equal("tutorialStep", document.Blocks("steps")[0].ContentType);
    }

    [Fact]
    public async Task Absent_and_broken_values_read_as_empty()
    {
        await using var content = await ContentFixture.CreateAsync();
        await content.AddAsync("nationalHome", null, "Accueil",
            new() { ["steps"] = "{\"layout\":", ["minutes"] = "beaucoup", ["picture"] = "[1,null]" });
        await content.Site.ReloadAsync();
        var home = content.Current.Root!;

        Assert.Equal("", home.Text("absent"));
        Assert.Equal("", home.Html("absent"));
        Assert.Empty(home.Blocks("steps"));
        Assert.Null(home.Integer("minutes"));
        Assert.Null(home.Media("picture"));
        Assert.Empty(home.Links("absent"));
        Assert.Empty(home.Lines("absent"));
        Assert.Null(home.Date("absent"));
    }
}
