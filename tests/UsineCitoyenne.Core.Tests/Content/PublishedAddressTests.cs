using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Scheduling;

namespace UsineCitoyenne.Core.Tests.Content;

/// <summary>One address, one page, whoever writes.</summary>
public sealed class PublishedAddressTests
{
    private static readonly Dictionary<string, string> None = [];

    [Theory]
    [InlineData("create")]
    [InlineData("rename")]
    [InlineData("move")]
    [InlineData("copy")]
    [InlineData("restore")]
    [InlineData("restore elsewhere")]
    [InlineData("import")]
    [InlineData("schedule")]
    [InlineData("override")]
    [InlineData("unpublished before")]
    public async Task A_second_page_of_a_name_has_another_address_whatever_brings_it(string way)
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var elsewhere = await content.AddAsync("plainPage", home, "Ailleurs");
        var source = await content.AddAsync("tutorial", await content.AddAsync("tutorialList", home, "Tutoriels"), "Braderie");
        var departement = await content.AddAsync("departementHome", home, "agirlocal95");
        var list = await content.AddAsync("tutorialList", departement, "Tutoriels");
        async Task<Guid> NewAsync(Guid parent, string name)
        {
            var key = await content.Create.RunAsync(Editor.System, "tutorial", parent, name, None);
            await content.Publish.RunAsync(Editor.System, key);
            return key;
        }
        var first = Guid.Empty;
        Guid second;
        switch (way)
        {
            case "restore" or "restore elsewhere":
                var from = way == "restore" ? list : elsewhere;
                second = await NewAsync(from, "Braderie");
                await content.Get<TrashDocument>().RunAsync(Editor.System, second);
                first = await NewAsync(list, "Braderie");
                await content.Get<RestoreDocument>().RunAsync(Editor.System, second, list);
                break;
            case "unpublished before":
                second = await NewAsync(list, "Braderie");
                await content.Unpublish.RunAsync(Editor.System, second);
                first = await NewAsync(list, "Braderie");
                break;
            default:
                first = await NewAsync(list, "Braderie");
                second = way switch
                {
                    "create" or "schedule" => await content.Create.RunAsync(Editor.System, "tutorial", list, "Braderie", None),
                    "rename" => await NewAsync(list, "Autre"),
                    "move" => await NewAsync(elsewhere, "Braderie"),
                    "copy" => await content.Get<CopyDocument>().RunAsync(Editor.System, first, list, false),
                    "import" => await content.AddAsync("tutorial", list, "Braderie"),
                    "override" => await content.Get<OverrideInherited>().RunAsync(Editor.System, source, list),
                    _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
                };
                break;
        }
        if (way is "rename" or "copy")
        {
            await content.Save.RunAsync(Editor.System, second, "Braderie", None);
        }
        if (way == "move")
        {
            await content.Get<MoveDocument>().RunAsync(Editor.System, second, list);
        }
        if (way == "schedule")
        {
            await content.Get<ScheduleDocument>().RunAsync(Editor.System, second, content.Clock.Now.AddHours(1), null);
            content.Clock.Advance(TimeSpan.FromHours(1));
            await content.Get<PlannedPublicationJob>().RunDueAsync(default);
        }
        else
        {
            await content.Publish.RunAsync(Editor.System, second);
        }
        await content.Site.ReloadAsync();

        var (one, two) = (content.Current.ByKey(first)!.Url, content.Current.ByKey(second)!.Url);
        Assert.NotEqual(one, two);
        Assert.Equal(first, content.Current.ByUrl(one)!.Key);
        Assert.Equal(second, content.Current.ByUrl(two)!.Key);
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_page_at_an_address()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var root = await content.AddAsync("plainPage", null, "Racine", sortOrder: 1);
        var page = await content.AddAsync("plainPage", home, "Une");
        var other = await content.AddAsync("plainPage", home, "Autre");

        foreach (var (taken, key) in (IEnumerable<(Guid, Guid)>)[(page, other), (home, root)])
        {
            var segment = (await content.RowAsync(taken)).UrlSegment;
            var failure =
                await Record.ExceptionAsync(() => content.Test.Database.WriteAsync(db => db.Set<Document>().Where(row => row.Key == key)
                .ExecuteUpdateAsync(row => row.SetProperty(document => document.OnlineSegment, segment))));
            Assert.True(AddressSettlement.IsRefused(failure!), failure?.ToString());
        }
    }

    [Fact]
    public async Task What_hangs_below_the_first_root_shares_its_addresses_with_the_other_roots()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Extra");
        var root = await content.AddAsync("plainPage", null, "Extra", sortOrder: 5);
        await content.Site.ReloadAsync();
        Assert.Equal(("/extra/", "/extra-2/"), (content.Current.ByKey(page)!.Url, content.Current.ByKey(root)!.Url));

        // Below what is not the first root a name is free; sorted first, its page would stand where another root does.
        var hidden = await content.AddAsync("plainPage", root, "Accueil");
        var refusal = await Assert.ThrowsAsync<ContentException>(() => content.Get<SortDocuments>().RunAsync(
            Editor.System, null, new Dictionary<Guid, int> { [root] = 0 }));
        Assert.Contains("/accueil/", refusal.Message);
        await content.Save.RunAsync(Editor.System, hidden, "Autrement", None);
        await content.Publish.RunAsync(Editor.System, hidden);
        await content.Get<SortDocuments>().RunAsync(Editor.System, null, new Dictionary<Guid, int> { [root] = 0 });
        Assert.Equal(root, content.Current.Root!.Key);
    }

    [Fact]
    public async Task A_page_is_published_only_where_visitors_can_come()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var list = await content.AddAsync("plainPage", home, "Liste", published: false);
        var page = await content.AddAsync("plainPage", list, "Page", published: false);
        var deep = await content.AddAsync("plainPage", page, "Détail", published: false);

        foreach (var key in (Guid[])[page, deep])
        {
            var refusal = await Assert.ThrowsAsync<ContentException>(() => content.Publish.RunAsync(Editor.System, key));
            Assert.Contains("La page parente", refusal.Message);
        }
        var progress = await content.Get<PublishDescendants>().RunAsync(Editor.System, page, includeUnpublished: true);
        Assert.Equal([page, deep], progress.Refused.Select(refused => refused.Key));
        await content.Get<ScheduleDocument>().RunAsync(Editor.System, page, content.Clock.Now.AddHours(1), null);
        content.Clock.Advance(TimeSpan.FromHours(1));
        await content.Get<PlannedPublicationJob>().RunDueAsync(default);
        Assert.False((await content.RowAsync(page)).Published);

        // From the top down in one go.
        Assert.Empty((await content.Get<PublishDescendants>().RunAsync(Editor.System, list, includeUnpublished: true)).Refused);
        Assert.Equal("/liste/page/detail/", content.Current.ByKey(deep)!.Url);
    }

    [Fact]
    public async Task A_page_named_back_leaves_no_redirect_where_it_stands()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Un");
        await content.Site.ReloadAsync();
        foreach (var name in (string[])["Deux", "Un"])
        {
            await content.Save.RunAsync(Editor.System, page, name, None);
            await content.Publish.RunAsync(Editor.System, page);
        }

        var redirects = (await content.Get<RedirectService>().PageAsync(Editor.System, "", null, 0, 10)).Items;
        Assert.Equal([("/deux/", "/un/")], redirects.Select(redirect => (redirect.OldUrl, redirect.NewUrl!)));
    }

    [Theory]
    [InlineData(false, 0, "prendrait la place de l’accueil national")]
    [InlineData(true, 0, null)]
    [InlineData(false, 9, null)]
    public async Task An_imported_root_takes_the_homes_place_only_when_asked_to(bool replace, int sortOrder, string? refusal)
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil", sortOrder: 1);
        var page = await content.AddAsync("plainPage", home, "Page");
        var foreign = content.Document("plainPage", null, "Ailleurs", sortOrder: sortOrder);
        var below = content.Document("plainPage", foreign.Key, "Dessous");
        IReadOnlyList<ImportResult> results = [];
        await content.Get<ContentImport>().RunAsync(async transaction =>
            results = await transaction.DocumentsAsync([foreign, below], new HashSet<string> { foreign.Path, below.Path }, false, replace));
        await content.Site.ReloadAsync();

        Assert.Equal(refusal is not null, results[0].Outcome == ImportOutcome.Refused);
        Assert.Contains(refusal ?? "", results[0].Reason ?? "");
        Assert.Equal(refusal is not null, results[1].Outcome == ImportOutcome.Refused);
        Assert.Equal(replace ? "/accueil/page/" : "/page/", content.Current.ByKey(page)!.Url);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("rename")]
    [InlineData("move")]
    [InlineData("restore")]
    [InlineData("import")]
    [InlineData("schedule")]
    public async Task A_page_named_as_what_the_site_itself_answers_has_another_address_whatever_brings_it(string way)
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var departement = await content.AddAsync("departementHome", home, "agirlocal95");
        var list = await content.AddAsync("plainPage", departement, "Autre liste");
        foreach (var (parent, name, expected) in ((Guid, string, string)[])
            [(departement, "Communes", "communes-2"), (home, "Mon espace", "mon-espace-2"), (home, "Communes", "communes"),
                (list, "Inscription", "inscription")])
        {
            var key = way switch
            {
                "import" => await content.AddAsync("plainPage", parent, name),
                "move" => await NewAsync(content, list, name),
                "rename" => await NewAsync(content, parent, "Avant"),
                _ => await content.Create.RunAsync(Editor.System, "plainPage", parent, name, None),
            };
            switch (way)
            {
                case "rename":
                    await content.Save.RunAsync(Editor.System, key, name, None);
                    await content.Publish.RunAsync(Editor.System, key);
                    break;
                case "move":
                    await content.Get<MoveDocument>().RunAsync(Editor.System, key, parent);
                    break;
                case "restore":
                    await content.Get<TrashDocument>().RunAsync(Editor.System, key);
                    await content.Get<RestoreDocument>().RunAsync(Editor.System, key);
                    await content.Publish.RunAsync(Editor.System, key);
                    break;
                case "schedule":
                    await content.Get<ScheduleDocument>().RunAsync(Editor.System, key, content.Clock.Now.AddHours(1), null);
                    content.Clock.Advance(TimeSpan.FromHours(1));
                    await content.Get<PlannedPublicationJob>().RunDueAsync(default);
                    break;
                case "create":
                    await content.Publish.RunAsync(Editor.System, key);
                    break;
            }
            Assert.Equal(expected, (await content.RowAsync(key)).OnlineSegment);
        }
    }

    [Fact]
    public async Task A_departement_and_its_pages_of_one_import_get_their_addresses_as_any_other()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = content.Document("nationalHome", null, "Accueil");
        var departement = content.Document("departementHome", home.Key, "agirlocal95");
        var page = content.Document("plainPage", departement.Key, "Recherche");
        await content.ImportTogetherAsync(home, departement, page);
        Assert.Equal("recherche-2", (await content.RowAsync(page.Key)).OnlineSegment);
    }

    [Fact]
    public async Task A_page_that_was_published_where_the_site_answers_gets_an_address_at_its_next_publication()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Connexion");
        await content.Test.Database.WriteAsync(db => db.Set<Document>().Where(row => row.Key == page).ExecuteUpdateAsync(row => row
            .SetProperty(document => document.UrlSegment, "connexion").SetProperty(document => document.OnlineSegment, "connexion")
            .SetProperty(document => document.PublishedSegment, "connexion")));
        await content.Publish.RunAsync(Editor.System, page);
        Assert.Equal("connexion-2", (await content.RowAsync(page)).OnlineSegment);
    }

    [Fact]
    public async Task A_number_that_no_visitor_saw_goes_once_the_address_is_free_and_one_that_was_online_stays()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        async Task<string?> OnlineAsync(Guid key)
        {
            await content.Publish.RunAsync(Editor.System, key);
            return (await content.RowAsync(key)).OnlineSegment;
        }
        var old = await NewAsync(content, home, "Tutoriels");
        await content.Get<TrashDocument>().RunAsync(Editor.System, old);
        var second = await NewAsync(content, home, "Tutoriels");
        await content.Get<RestoreDocument>().RunAsync(Editor.System, old);
        Assert.Equal("tutoriels-2", (await content.RowAsync(old)).UrlSegment);
        await content.Get<TrashDocument>().RunAsync(Editor.System, second);
        Assert.Equal("tutoriels", await OnlineAsync(old));

        // Online under its number, it keeps it: through the bin too.
        await content.Get<RestoreDocument>().RunAsync(Editor.System, second);
        Assert.Equal("tutoriels-2", await OnlineAsync(second));
        await content.Get<TrashDocument>().RunAsync(Editor.System, old);
        await content.Unpublish.RunAsync(Editor.System, second);
        Assert.Equal("tutoriels-2", await OnlineAsync(second));
        await content.Get<TrashDocument>().RunAsync(Editor.System, second);
        await content.Get<RestoreDocument>().RunAsync(Editor.System, second);
        Assert.Equal("tutoriels-2", await OnlineAsync(second));
        // An import of it is no reason either.
        var file = content.Document("plainPage", home, "Tutoriels", key: second);
        await content.Documents.RunAsync([file], new HashSet<string> { file.Path }, overwrite: true);
        Assert.Equal("tutoriels-2", (await content.RowAsync(second)).OnlineSegment);
    }

    [Fact]
    public async Task An_import_that_moves_or_renames_leads_from_the_old_addresses_to_the_new_ones()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        var detail = await content.AddAsync("plainPage", page, "Détail");
        await content.Site.ReloadAsync();

        // The list is renamed and the page taken out of it in one run; the detail has no file.
        await content.ImportTogetherAsync(
            content.Document("plainPage", home, "Autre liste", key: list), content.Document("plainPage", home, "Page", key: page));
        await content.Site.ReloadAsync();
        Assert.Equal("/page/detail/", content.Current.ByKey(detail)!.Url);
        Assert.Equal(
            ("/autre-liste/", "/page/", "/page/detail/"),
            (content.Current.Redirect("/liste/"), content.Current.Redirect("/liste/page/"),
                content.Current.Redirect("/liste/page/detail/")));

        // Named back: no redirect stands where a page is.
        await content.ImportTogetherAsync(content.Document("plainPage", home, "Liste", key: list));
        await content.Site.ReloadAsync();
        var redirects = (await content.Get<RedirectService>().PageAsync(Editor.System, "", null, 0, 10)).Items;
        Assert.DoesNotContain("/liste/", redirects.Select(redirect => redirect.OldUrl));
        Assert.Equal("/liste/", content.Current.Redirect("/autre-liste/"));
    }

    private static async Task<Guid> NewAsync(ContentFixture content, Guid parent, string name)
    {
        var key = await content.Create.RunAsync(Editor.System, "plainPage", parent, name, None);
        await content.Publish.RunAsync(Editor.System, key);
        return key;
    }
}
