using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Views;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class PageViewTests
{
    [Fact]
    public async Task Views_add_up_by_day_and_site_and_an_editor_reads_those_of_their_site()
    {
        await using var content = await ContentFixture.CreateAsync();
        var (counter, report) = (content.Get<PageViewCounter>(), content.Get<PageViewReport>());
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var site = await content.AddAsync("departementHome", home, "Val-d’Oise");
        var (read, rare) = (await content.AddAsync("plainPage", site, "Lue"), await content.AddAsync("plainPage", home, "Rare"));
        await content.Site.ReloadAsync();
        Parallel.For(0, 500, _ => counter.Of(site, read).Add());
        counter.Of(home, rare).Add();
        Assert.Equal(501, await counter.FlushAsync());
        Assert.Equal(0, await counter.FlushAsync());
        counter.Of(site, read).Add();
        content.Clock.Advance(TimeSpan.FromDays(1));
        counter.Of(site, rare).Add(2);
        Assert.Equal(3, await counter.FlushAsync());
        Assert.Equal([("Lue", 501), ("Rare", 3)], Told(await report.MostReadAsync((IReadOnlyCollection<Guid>?)null, 7, 10)));
        Assert.Equal([("Lue", 501), ("Rare", 2)], Told(await report.MostReadAsync(await content.EditorOfAsync(site), 7, 10)));
        Assert.Equal([("Rare", 2), ("Lue", 1)], Told(await report.MostReadAsync([site], 1, 10)));
    }

    [Fact]
    public async Task What_is_older_than_four_hundred_days_is_erased()
    {
        await using var content = await ContentFixture.CreateAsync();
        var counter = content.Get<PageViewCounter>();
        counter.Of(Guid.NewGuid(), Guid.NewGuid()).Add();
        await counter.FlushAsync();
        content.Clock.Advance(PageViewCounter.Kept + TimeSpan.FromDays(1));
        await counter.FlushAsync();
        await using var db = content.Test.Database.Read();
        Assert.Equal(0, await db.Set<PageView>().CountAsync());
    }

    private static IEnumerable<(string, int)> Told(IEnumerable<ReadPage> pages) => pages.Select(page => (page.Name, page.Views));
}
