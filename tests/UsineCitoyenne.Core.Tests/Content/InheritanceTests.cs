using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class InheritanceTests
{
    [Fact]
    public async Task A_national_tutorial_is_read_inside_every_departement_under_one_canonical_address()
    {
        await using var content = await ContentFixture.CreateAsync();
        var site = await Tree.BuildAsync(content);

        var page = content.Current.Resolve("/agirlocal95/tutoriels/coudre-un-masque/")!;
        Assert.Equal(site.National, page.Document.Key);
        Assert.Equal(site.Departement, page.Site.Key);
        Assert.Equal("/tutoriels/coudre-un-masque/", page.CanonicalUrl);
        Assert.Equal("/agirlocal95/tutoriels/coudre-un-masque/", page.Url);
        Assert.True(page.IsInherited);
        Assert.Equal(site.LocalList, page.Parent!.Key);

        var own = content.Current.Resolve("/tutoriels/coudre-un-masque/")!;
        Assert.Equal(content.Current.Root, own.Site);
        Assert.False(own.IsInherited);
    }

    [Fact]
    public async Task A_list_shows_its_own_entries_then_those_of_the_nation()
    {
        await using var content = await ContentFixture.CreateAsync();
        var site = await Tree.BuildAsync(content);
        var local = await content.AddAsync("tutorial", site.LocalList, "Charlottes du Val-d’Oise");
        await content.Site.ReloadAsync();

        var listing = content.Current.Listing(content.Current.ByKey(site.LocalList)!);

        Assert.Equal([local, site.National], listing.Select(item => item.Document.Key));
        Assert.Equal([false, true], listing.Select(item => item.IsInherited));
        Assert.Equal("/agirlocal95/tutoriels/coudre-un-masque/", listing[1].Url);
        Assert.Single(content.Current.Listing(content.Current.ByUrl("/tutoriels/")!));
    }

    [Fact]
    public async Task A_local_page_of_the_same_name_takes_the_place_of_the_national_one_there_only()
    {
        await using var content = await ContentFixture.CreateAsync();
        var site = await Tree.BuildAsync(content);
        var other = await content.AddAsync("departementHome", site.Home, "agirlocal971");
        var local = await content.AddAsync("tutorial", site.LocalList, "Coudre un masque");
        await content.Site.ReloadAsync();

        Assert.Equal(local, content.Current.Resolve("/agirlocal95/tutoriels/coudre-un-masque/")!.Document.Key);
        Assert.Equal([local], content.Current.Listing(content.Current.ByKey(site.LocalList)!).Select(item => item.Document.Key));
        var elsewhere = content.Current.Resolve("/agirlocal971/tutoriels/coudre-un-masque")!;
        Assert.Equal(site.National, elsewhere.Document.Key);
        Assert.Equal(other, elsewhere.Site.Key);
        Assert.Equal("/agirlocal971/tutoriels/", content.Current.Resolve("/agirlocal971/tutoriels/")!.Url);
    }

    [Fact]
    public async Task A_list_that_the_departement_renamed_still_inherits()
    {
        await using var content = await ContentFixture.CreateAsync();
        var site = await Tree.BuildAsync(content);
        await content.Save.RunAsync(Editor.System, site.LocalList, "Nos fiches", new Dictionary<string, string>());
        await content.Publish.RunAsync(Editor.System, site.LocalList);

        Assert.Equal(site.National, content.Current.Resolve("/agirlocal95/nos-fiches/coudre-un-masque/")!.Document.Key);
    }

    [Fact]
    public async Task A_national_call_is_read_in_every_departement_after_its_own()
    {
        await using var content = await ContentFixture.CreateAsync();
        var site = await Tree.BuildAsync(content);
        var call = await content.AddAsync("call", await content.AddAsync("callList", site.Home, "Appels"), "Besoin de fil");
        var list = await content.AddAsync("callList", site.Departement, "Appels");
        var own = await content.AddAsync("call", list, "Besoin d’aiguilles");
        await content.Site.ReloadAsync();

        var items = content.Current.Listing(content.Current.ByKey(list)!);

        Assert.Equal([(own, false), (call, true)], items.Select(item => (item.Document.Key, item.IsInherited)));
        Assert.Equal("/agirlocal95/appels/besoin-de-fil/", items[1].Url);
        Assert.Equal(call, content.Current.Resolve("/agirlocal95/appels/besoin-de-fil/")!.Document.Key);
    }

    [Theory]
    [InlineData("/agirlocal95/actualites/du-fil/")]
    [InlineData("/agirlocal95/page/")]
    [InlineData("/agirlocal95/agirlocal95/")]
    [InlineData("/tutoriels/tutoriels/coudre-un-masque/")]
    [InlineData("/agirlocal95/tutoriels/absent/")]
    [InlineData("/agirlocal95/tutoriels/coudre-un-masque/plus/")]
    public async Task News_pages_and_inventions_are_not_inherited(string path)
    {
        await using var content = await ContentFixture.CreateAsync();
        var site = await Tree.BuildAsync(content);
        await content.AddAsync("plainPage", await content.AddAsync("newsList", site.Home, "Actualités"), "Du fil");
        await content.AddAsync("plainPage", site.Home, "Page");
        await content.Site.ReloadAsync();

        Assert.Null(content.Current.Resolve(path));
    }

    [Fact]
    public async Task A_search_in_a_departement_finds_national_tools_in_its_frame_and_nothing_of_other_departements()
    {
        await using var content = await ContentFixture.CreateAsync();
        var site = await Tree.BuildAsync(content);
        var other = await content.AddAsync("departementHome", site.Home, "agirlocal971");
        var theirs = await content.AddAsync("tutorialList", other, "Tutoriels");
        await content.AddAsync("tutorial", theirs, "Masque créole");
        await content.Site.ReloadAsync();

        var hits = content.Current.Search("masques".TrimEnd('s'), content.Current.ByKey(site.Departement), 10);

        var hit = Assert.Single(hits);
        Assert.Equal("/agirlocal95/tutoriels/coudre-un-masque/", hit.Url);
        Assert.Equal(2, content.Current.Search("masque", null, 10).Count);
    }

    private sealed record Tree(Guid Home, Guid National, Guid Departement, Guid LocalList)
    {
        public static async Task<Tree> BuildAsync(ContentFixture content)
        {
            var home = await content.AddAsync("nationalHome", null, "Usine citoyenne");
            var list = await content.AddAsync("tutorialList", home, "Tutoriels");
            var national = await content.AddAsync("tutorial", list, "Coudre un masque");
            var departement = await content.AddAsync("departementHome", home, "agirlocal95", new() { ["departementCode"] = "95" });
            var localList = await content.AddAsync("tutorialList", departement, "Tutoriels");
            await content.Site.ReloadAsync();
            return new Tree(home, national, departement, localList);
        }
    }
}
