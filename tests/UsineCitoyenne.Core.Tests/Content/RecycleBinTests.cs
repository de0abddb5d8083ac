using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Scheduling;

namespace UsineCitoyenne.Core.Tests.Content;

/// <summary>The bin masks what goes in with a page; it does not unpublish it.</summary>
public sealed class RecycleBinTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restored_branch_is_as_it_was_once_its_top_is_published_again(bool elsewhere)
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        var other = await content.AddAsync("plainPage", home, "Ailleurs");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        var deep = await content.AddAsync("plainPage", page, "Détail");
        var draft = await content.AddAsync("plainPage", list, "Brouillon", published: false);
        await content.Site.ReloadAsync();

        await content.Get<TrashDocument>().RunAsync(Editor.System, list);
        Assert.All([list, page, deep], key => Assert.Null(content.Current.ByKey(key)));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => content.Get<DocumentReader>().PublishedByKeyAsync(Editor.System, page));

        await content.Get<RestoreDocument>().RunAsync(Editor.System, list, elsewhere ? other : home);
        Assert.Null(content.Current.ByKey(page));
        Assert.False((await content.RowAsync(list)).Published);
        await content.Publish.RunAsync(Editor.System, list);

        var above = elsewhere ? "/ailleurs" : "";
        Assert.Equal($"{above}/liste/page/detail/", content.Current.ByKey(deep)!.Url);
        Assert.Equal(("page", "detail"), ((await content.RowAsync(page)).OnlineSegment, (await content.RowAsync(deep)).OnlineSegment));
        Assert.Null(content.Current.ByKey(draft));
        Assert.Null((await content.RowAsync(draft)).OnlineSegment);
    }

    [Fact]
    public async Task What_is_planned_below_waits_in_the_bin_and_comes_due_after()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        await content.Get<ScheduleDocument>().RunAsync(Editor.System, page, null, content.Clock.Now.AddHours(1));
        await content.Get<TrashDocument>().RunAsync(Editor.System, list);
        content.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, await content.Get<PlannedPublicationJob>().RunDueAsync(default));
        await content.Get<RestoreDocument>().RunAsync(Editor.System, list);
        Assert.Equal(1, await content.Get<PlannedPublicationJob>().RunDueAsync(default));
        Assert.False((await content.RowAsync(page)).Published);
    }

    [Fact]
    public async Task A_page_in_the_bin_is_named_to_nobody_who_may_not_see_it()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        var stranger = await content.EditorOfAsync(await content.AddAsync("departementHome", home, "agirlocal95"));
        Assert.Single(await content.Get<DocumentReader>().ItemsAsync(stranger, [page]));

        await content.Get<TrashDocument>().RunAsync(Editor.System, list);

        Assert.Empty(await content.Get<DocumentReader>().ItemsAsync(stranger, [page]));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => content.Get<DocumentTree>().SiblingsAsync(Editor.System, page, 1, 1));
    }
}
