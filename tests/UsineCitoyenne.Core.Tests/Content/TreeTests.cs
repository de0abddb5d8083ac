using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class TreeTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task A_page_moves_with_all_below_it_and_its_old_addresses_lead_to_the_new_ones()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var target = await content.AddAsync("plainPage", home, "Cible");
        var page = await content.AddAsync("plainPage", list, "Page");
        var deep = await content.AddAsync("plainPage", page, "Détail");

        await content.Get<MoveDocument>().RunAsync(Editor.System, page, target);

        Assert.Equal("/cible/page/detail/", content.Current.ByKey(deep)!.Url);
        Assert.Equal("/cible/page/detail/", content.Current.Redirect("/Liste/Page/Detail"));
        Assert.Equal("/cible/page/", content.Current.Redirect("/liste/page/"));
        Assert.Null(content.Current.Redirect("/liste/page/inconnu/"));
        var row = await content.RowAsync(deep);
        Assert.Equal((4, $"/{home:N}/{target:N}/{page:N}/{deep:N}/"), (row.Level, row.Path));

        // Renamed after: the address of before the move is followed through both changes.
        await content.Save.RunAsync(Editor.System, deep, "Détails", None);
        await content.Publish.RunAsync(Editor.System, deep);
        Assert.Equal("/cible/page/details/", content.Current.Redirect("/liste/page/detail/"));
        Assert.Equal("/cible/page/details/", content.Current.Redirect("/cible/page/detail/"));
    }

    [Fact]
    public async Task A_redirect_yields_to_a_page_that_takes_its_address_and_can_be_switched_off_and_deleted()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Ancien");
        await content.Save.RunAsync(Editor.System, page, "Nouveau", None);
        await content.Publish.RunAsync(Editor.System, page);
        var board = content.Get<Core.Content.Redirects.RedirectService>();
        var stranger = await content.EditorOfAsync(await content.AddAsync("plainPage", home, "Ailleurs"));

        Assert.Equal("/nouveau/", content.Current.Redirect("/ancien/"));
        await board.EnableAsync(Editor.System, false);
        Assert.Null(content.Current.Redirect("/ancien/"));
        await board.EnableAsync(Editor.System, true);

        var row = Assert.Single((await board.PageAsync(Editor.System, "anc", null, 0, 10)).Items);
        Assert.Equal(("/ancien/", "/nouveau/"), (row.OldUrl, row.NewUrl));
        Assert.Empty((await board.PageAsync(stranger, "", null, 0, 10)).Items);
        await EditingTests.DeniedAsync(() => board.DeleteAsync(stranger, row.Key));
        await EditingTests.DeniedAsync(() => board.EnableAsync(stranger, false));

        var other = await content.Create.RunAsync(Editor.System, "plainPage", home, "Ancien", None);
        await content.Publish.RunAsync(Editor.System, other);
        Assert.Equal(other, content.Current.Resolve("/ancien/")!.Document.Key);
        Assert.Empty((await board.PageAsync(Editor.System, "", null, 0, 10)).Items);
        Assert.Null(content.Current.Redirect("/ancien/"));
    }

    [Fact]
    public async Task A_page_goes_neither_below_itself_nor_into_another_departement()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var mine = await content.AddAsync("departementHome", home, "agirlocal95");
        var theirs = await content.AddAsync("departementHome", home, "agirlocal78");
        var page = await content.AddAsync("plainPage", mine, "Page");
        var below = await content.AddAsync("plainPage", page, "Dessous");
        var foreign = await content.AddAsync("plainPage", theirs, "Étrangère");
        var editor = await content.EditorOfAsync(mine);
        var (move, copy, sort) = (content.Get<MoveDocument>(), content.Get<CopyDocument>(), content.Get<SortDocuments>());

        await Assert.ThrowsAsync<ContentException>(() => move.RunAsync(editor, page, below));
        await EditingTests.DeniedAsync(() => move.RunAsync(editor, page, theirs));
        await EditingTests.DeniedAsync(() => move.RunAsync(editor, page, null));
        await EditingTests.DeniedAsync(() => move.RunAsync(editor, foreign, mine));
        await EditingTests.DeniedAsync(() => copy.RunAsync(editor, foreign, mine, false));
        await EditingTests.DeniedAsync(() => copy.RunAsync(editor, page, theirs, false));
        await EditingTests.DeniedAsync(() => sort.RunAsync(editor, theirs, new Dictionary<Guid, int> { [foreign] = 3 }));
        await Assert.ThrowsAsync<ContentException>(() => sort.RunAsync(editor, mine, new Dictionary<Guid, int> { [foreign] = 3 }));
        await EditingTests.DeniedAsync(() => content.Get<TrashDocument>().RunAsync(editor, foreign));
    }

    [Theory]
    [InlineData("C", 0, "CABD")]
    [InlineData("A", 2, "BCAD")]
    [InlineData("B", 9, "ACDB")]
    public async Task A_page_moved_among_its_siblings_takes_that_place_and_the_others_keep_their_order(
        string moved, int place, string expected)
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var keys = new Dictionary<string, Guid>();
        foreach (var name in (string[])["A", "B", "C", "D"])
        {
            keys[name] = await content.AddAsync("plainPage", home, name);
        }

        await content.Get<SortDocuments>().RunAsync(Editor.System, home, new Dictionary<Guid, int> { [keys[moved]] = place });

        Assert.Equal(expected, string.Concat((await content.Get<DocumentTree>().ChildrenAsync(Editor.System, home, 0, 10))
            .Items.Select(node => node.Name)));
        Assert.Equal(expected, string.Concat(content.Current.ByKey(home)!.Children.Select(page => page.Name)));
    }

    [Fact]
    public async Task A_copy_has_new_keys_a_free_name_and_is_a_draft_all_the_way_down()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Page", new() { ["summary"] = "s" });
        await content.AddAsync("plainPage", page, "Dessous");

        var copy = await content.Get<CopyDocument>().RunAsync(Editor.System, page, page, includeDescendants: true);
        var beside = await content.Get<CopyDocument>().RunAsync(Editor.System, page, home, includeDescendants: false);

        var tree = content.Get<DocumentTree>();
        Assert.Equal("Dessous", Assert.Single((await tree.ChildrenAsync(Editor.System, copy, 0, 10)).Items).Name);
        Assert.Equal(("Page (1)", "page-1", false), ((await content.RowAsync(beside)).Name, (await content.RowAsync(beside))
            .UrlSegment, (await content.RowAsync(beside)).Published));
        Assert.Empty((await tree.ChildrenAsync(Editor.System, beside, 0, 10)).Items);
    }

    [Fact]
    public async Task The_bin_takes_what_hangs_below_offline_and_gives_it_back_without_what_was_there_before()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        var before = await content.AddAsync("plainPage", list, "Avant");
        var editor = await content.EditorOfAsync(home);
        var (bin, tree) = (content.Get<DocumentBin>(), content.Get<DocumentTree>());

        await content.Get<TrashDocument>().RunAsync(editor, before);
        await content.Get<TrashDocument>().RunAsync(editor, list);

        Assert.Null(content.Current.ByKey(page));
        Assert.Equal(["Avant", "Liste"], (await bin.RootAsync(editor, 0, 10)).Items.Select(node => node.Name));
        Assert.Equal(["Page"], (await bin.ChildrenAsync(editor, list, 0, 10)).Items.Select(node => node.Name));
        Assert.Equal(home, (await bin.OriginalParentAsync(editor, list))!.Key);
        await Assert.ThrowsAsync<ContentNotFoundException>(() => content.Get<RestoreDocument>().RunAsync(editor, before));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => content.Save.RunAsync(editor, page, "x", None));

        await content.Get<RestoreDocument>().RunAsync(editor, list);

        Assert.Equal(["Page"], (await tree.ChildrenAsync(editor, list, 0, 10)).Items.Select(node => node.Name));
        Assert.Equal(["Avant"], (await bin.RootAsync(editor, 0, 10)).Items.Select(node => node.Name));
        await content.Get<RestoreDocument>().RunAsync(editor, before, home);
        Assert.Equal($"/{home:N}/{before:N}/", (await content.RowAsync(before)).Path);
    }

    [Fact]
    public async Task Deleting_for_good_spares_what_was_put_in_the_bin_on_its_own_account()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        var list = await content.AddAsync("plainPage", home, "Liste");
        await content.AddAsync("plainPage", await content.AddAsync("plainPage", list, "Page"), "Profonde");
        var before = await content.AddAsync("plainPage", list, "Avant");
        await content.Get<TrashDocument>().RunAsync(Editor.System, before);
        await content.Get<TrashDocument>().RunAsync(Editor.System, list);

        await content.Get<DeleteDocument>().RunAsync(Editor.System, list);

        Assert.Equal(["Avant"], (await content.Get<DocumentBin>().RootAsync(Editor.System, 0, 10)).Items.Select(node => node.Name));
        Assert.Equal(
            (home, $"/{home:N}/{before:N}/"), ((await content.RowAsync(before)).ParentKey!.Value, (await content.RowAsync(before)).Path));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => content.Get<DeleteDocument>().RunAsync(Editor.System, home));
    }

    [Fact]
    public async Task Emptying_the_bin_leaves_what_is_not_the_editors()
    {
        await using var content = await ContentFixture.CreateAsync();
        var mine = await content.AddAsync("departementHome", null, "agirlocal95");
        var theirs = await content.AddAsync("departementHome", null, "agirlocal78");
        var editor = await content.EditorOfAsync(mine);
        var list = await content.AddAsync("plainPage", mine, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        var foreign = await content.AddAsync("plainPage", theirs, "Étrangère");
        foreach (var key in (Guid[])[page, list, foreign])
        {
            await content.Get<TrashDocument>().RunAsync(Editor.System, key);
        }
        await EditingTests.DeniedAsync(() => content.Get<RestoreDocument>().RunAsync(editor, foreign));
        await EditingTests.DeniedAsync(() => content.Get<RestoreDocument>().RunAsync(editor, list, theirs));
        await EditingTests.DeniedAsync(() => content.Get<DeleteDocument>().RunAsync(editor, foreign));
        await EditingTests.DeniedAsync(() => content.Get<DocumentBin>().OriginalParentAsync(editor, foreign));

        Assert.Equal(2, await content.Get<EmptyBin>().RunAsync(editor));

        Assert.Equal(["Étrangère"], (await content.Get<DocumentBin>().RootAsync(Editor.System, 0, 10)).Items.Select(node => node.Name));
        Assert.Empty((await content.Get<DocumentBin>().RootAsync(editor, 0, 10)).Items);
    }
}
