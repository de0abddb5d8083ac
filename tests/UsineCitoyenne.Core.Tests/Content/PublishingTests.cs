using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class PublishingTests
{
    [Fact]
    public async Task Rich_texts_are_cleaned_when_they_are_published_inside_blocks_too()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var steps = "{\"layout\":{\"Umbraco.BlockList\":[{\"contentKey\":\"6f0e2c7e-0000-4000-8000-000000000001\"}]},\"contentData\":["
            + $"{{\"contentTypeKey\":\"{ContentFixture.StepKey}\",\"key\":\"6f0e2c7e-0000-4000-8000-000000000001\",\"values\":["
            + "{\"alias\":\"text\",\"editorAlias\":\"Umbraco.RichText\",\"value\":\"{\\\"markup\\\":\\\"<p onclick='x()'>é</p>\\\"}\"}]}]}";
        var page = await content.Create.RunAsync(
            Editor.System, "tutorial", home, "Masque", new Dictionary<string, string>
            { ["body"] = ContentFixture.Rich("<p>ok<script>x</script></p>"), ["steps"] = steps });

        await content.Publish.RunAsync(Editor.System, page);

        Assert.Equal("<p>ok</p>", content.Current.ByKey(page)!.Html("body"));
        Assert.Equal("<p>é</p>", content.Current.ByKey(page)!.Blocks("steps")[0].Html("text"));
        Assert.False((await content.RowAsync(page)).HasPendingChanges);
    }

    [Fact]
    public async Task A_page_keeps_its_place_in_the_tree()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.Create.RunAsync(Editor.System, "nationalHome", null, "Accueil", new Dictionary<string, string>());
        var first = await content.Create.RunAsync(Editor.System, "plainPage", home, "A", new Dictionary<string, string>());
        var second = await content.Create.RunAsync(Editor.System, "plainPage", home, "B", new Dictionary<string, string>());

        var row = await content.RowAsync(second);
        Assert.Equal(2, row.Level);
        Assert.Equal($"/{home:N}/{second:N}/", row.Path);
        Assert.Equal(1, row.SortOrder);
        Assert.Equal(0, (await content.RowAsync(first)).SortOrder);
    }

    [Fact]
    public async Task Nothing_is_created_of_an_unknown_type_or_under_an_unknown_page()
    {
        await using var content = await ContentFixture.CreateAsync();
        var none = new Dictionary<string, string>();
        await Assert.ThrowsAsync<ContentException>(() => content.Create.RunAsync(Editor.System, "inconnu", null, "A", none));
        await Assert.ThrowsAsync<ContentNotFoundException>(() =>
            content.Create.RunAsync(Editor.System, "plainPage", Guid.NewGuid(), "A", none));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => content.Publish.RunAsync(Editor.System, Guid.NewGuid()));
        Assert.Equal(1, await content.RevisionAsync());
    }

    [Fact]
    public async Task Another_node_sees_a_publish_by_the_revision_alone()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        using var other = new SiteContent(content.Test.Database);
        await other.ReloadAsync();
        Assert.False(await other.ReloadIfChangedAsync());

        await content.Save.RunAsync(Editor.System, home, "Bienvenue", new Dictionary<string, string>());
        Assert.False(await other.ReloadIfChangedAsync());
        await content.Publish.RunAsync(Editor.System, home);

        Assert.True(await other.ReloadIfChangedAsync());
        Assert.Equal("Bienvenue", other.Current.Root!.Name);
    }

    [Fact]
    public async Task Readers_never_see_half_a_swap()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "v0");
        var child = await content.AddAsync("plainPage", home, "v0");
        await content.Site.ReloadAsync();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var seen = 0;
            do
            {
                var snapshot = content.Current;
                Assert.Equal(snapshot.Root!.Name, Assert.Single(snapshot.Root.Children).Name);
                Assert.Same(snapshot.Root, snapshot.ByUrl("/"));
                seen++;
            }
            while (!done.IsCancellationRequested);
            return seen;
        })).ToList();

        // Both pages change in one transaction each time: any mix of two versions would be a torn snapshot.
        for (var version = 1; version <= 25; version++)
        {
            var imports = new[]
            {
                content.Document("nationalHome", null, $"v{version}", key: home),
                    content.Document("plainPage", home, $"v{version}", key: child),
            };
            await content.Documents.RunAsync(imports, imports.Select(import => import.Path).ToHashSet());
            await content.Site.ReloadIfChangedAsync();
        }
        await done.CancelAsync();

        Assert.All(await Task.WhenAll(readers), seen => Assert.True(seen > 0));
        Assert.Equal("v25", content.Current.Root!.Name);
    }
}
