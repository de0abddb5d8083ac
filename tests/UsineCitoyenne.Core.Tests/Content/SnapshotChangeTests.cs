using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class SnapshotChangeTests
{
    /// <summary>
    /// Each revision derived from the one before, by the node that acts and by one that looks now and then, is as if loaded anew.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_editors_do_every_node_shows_what_a_fresh_start_would(int seed)
    {
        await using var content = await ContentFixture.CreateAsync();
        var acts = await RandomActs.BeginAsync(content, seed);
        using var other = new SiteContent(content.Test.Database);
        await other.ReloadAsync();
        content.Current.WarmSearch();
        var done = new List<string>();
        for (var number = 1; number <= 100; number++)
        {
            done.Add(await acts.NextAsync());
            if (number % 5 == 0)
            {
                using var fresh = new SiteContent(content.Test.Database);
                await fresh.ReloadAsync();
                await other.ReloadIfChangedAsync();
                var expected = Describe(fresh.Current, acts);
                AssertSame(expected, Describe(content.Current, acts), $"The node that acts, after: {string.Join(", ", done)}");
                AssertSame(expected, Describe(other.Current, acts), $"The node that looks, after: {string.Join(", ", done)}");
                done.Clear();
            }
        }
    }

    [Fact]
    public async Task What_did_not_change_is_shared_and_what_was_taken_before_stays_as_it_was()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Avant");
        var beside = await content.AddAsync("plainPage", home, "À côté");
        await content.Site.ReloadAsync();
        var before = content.Current;

        await content.Save.RunAsync(Editor.System, page, "Après", new Dictionary<string, string>());
        await content.Publish.RunAsync(Editor.System, page);

        Assert.Same(before.ByKey(beside)!.Node, content.Current.ByKey(beside)!.Node);
        Assert.Same(content.Current.Root, content.Current.ByKey(beside)!.Parent);
        Assert.Same(before.Schema, content.Current.Schema);
        Assert.Equal(("Avant", "/avant/"), (before.ByKey(page)!.Name, before.ByUrl("/avant/")!.Url));
        Assert.Null(content.Current.ByUrl("/avant/"));
        Assert.Equal("/apres/", content.Current.ByKey(page)!.Url);
    }

    [Fact]
    public async Task A_node_that_the_log_does_not_reach_loads_the_whole()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Page");
        await content.Site.ReloadAsync();
        using var other = new SiteContent(content.Test.Database);
        await other.ReloadAsync();

        await content.Unpublish.RunAsync(Editor.System, page);
        await content.Publish.RunAsync(Editor.System, home);
        // As if the first of both revisions had been counted by an older version of the site, or were too old.
        var first = other.Current.Revision + 1;
        await content.Test.Database.WriteAsync(db => db.Set<ContentChange>().Where(change => change.Revision == first)
            .ExecuteDeleteAsync());
        var schema = other.Current.Schema;

        Assert.True(await other.ReloadIfChangedAsync());
        Assert.Null(other.Current.ByKey(page));
        Assert.NotSame(schema, other.Current.Schema);
    }

    private static string Describe(PublishedSnapshot snapshot, RandomActs acts)
    {
        var lines = new List<string> { $"{snapshot.Revision} {snapshot.Count} {snapshot.Schema.Phrase("Bouton")}" };
        void Walk(PublishedDocument page)
        {
            lines.Add($"{page.Url} {page.Key} {page.Name} {page.ContentType} {page.Level} {page.SortOrder} {page.UpdateDate:O} "
                + $"{page.CreateDate:O} "
                + $"{page.Site.Url} {string.Join(',', page.Access?.Groups ?? [])} {snapshot.ByUrl(page.Url)?.Key == page.Key} "
                + $"{ReferenceEquals(snapshot.ByKey(page.Key), page)} "
                + $"{string.Join(';', page.Values())} {string.Join(',', page.Children.Select(child => child.Key))} "
                + string.Join(',', snapshot.Listing(page).Select(item => item.Url)));
            foreach (var child in page.AllChildren)
            {
                Walk(child);
            }
        }
        foreach (var root in snapshot.Roots)
        {
            Walk(root);
        }
        lines.AddRange(snapshot.Schema.All<ContentTypeDefinition>(SchemaKind.ContentType)
            .Select(type => type.Alias + string.Join(',', snapshot.OfType(type.Alias).Select(page => page.Key).Order())));
        lines.AddRange(acts.Paths.Order(StringComparer.Ordinal)
            .Select(path => $"{path}: {snapshot.Resolve(path)?.Url} {snapshot.Redirect(path)}"));
        lines.AddRange(Enumerable.Range(0, 4).Select(number => $"{snapshot.Hosts.Find($"h{number}.example.org")}"));
        lines.AddRange(Enumerable.Range(0, 3).Select(number => $"{snapshot.IsWithdrawn($"/media/photo{number}.jpg")}"));
        lines.AddRange(acts.Media.Select(key => $"{key} {snapshot.Media(key)?.Name}"));
        foreach (var word in (string[])["masque", "blouse 1", "visi", "surblouses", "tabliers 4"])
        {
            lines.Add(word + string.Join(',', snapshot.Search(word, null, 50).Select(hit => $"{hit.Url} {hit.Snippet}")));
        }
        return string.Join('\n', lines);
    }

    private static void AssertSame(string expected, string actual, string when) => Assert.True(expected == actual, string.Join('\n', [
        when, .. expected.Split('\n').Except(actual.Split('\n')).Select(line => "- " + line), .. actual.Split('\n')
            .Except(expected.Split('\n')).Select(line => "+ " + line),
    ]));
}
