using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class ReadingTests
{
    [Fact]
    public async Task An_editor_sees_her_part_of_the_tree_and_the_closed_way_down_to_it()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        await content.AddAsync("plainPage", null, "Autre racine");
        var mine = await content.AddAsync("departementHome", home, "agirlocal95", sortOrder: 2);
        var theirs = await content.AddAsync("departementHome", home, "agirlocal78", sortOrder: 1);
        var page = await content.AddAsync("plainPage", mine, "Page");
        var foreign = await content.AddAsync("plainPage", theirs, "Étrangère", published: false);
        var editor = await content.EditorOfAsync(mine);
        var (tree, reader) = (content.Get<DocumentTree>(), content.Get<DocumentReader>());

        var root = await tree.RootAsync(editor, 0, 10);
        Assert.Equal([("Accueil", true, true)], root.Items.Select(node => (node.Name, node.NoAccess, node.HasChildren)));
        Assert.Equal([("agirlocal95", false, true)], (await tree.ChildrenAsync(editor, home, 0, 10))
            .Items.Select(node => (node.Name, node.NoAccess, node.HasChildren)));
        Assert.Equal([("Page", false)], (await tree.ChildrenAsync(editor, mine, 0, 10))
            .Items.Select(node => (node.Name, node.HasChildren)));
        Assert.Equal(["Accueil", "agirlocal95", "Page"], (await tree.AncestorsAsync(editor, page)).Select(node => node.Name));
        Assert.Equal(["agirlocal95"], (await tree.SiblingsAsync(editor, mine, 5, 5)).Items.Select(node => node.Name));
        Assert.Equal(2, (await tree.RootAsync(Editor.System, 0, 10)).Total);

        await EditingTests.DeniedAsync(() => tree.ChildrenAsync(editor, theirs, 0, 10));
        await EditingTests.DeniedAsync(() => tree.AncestorsAsync(editor, foreign));
        await EditingTests.DeniedAsync(() => tree.SiblingsAsync(editor, foreign, 1, 1));
        await EditingTests.DeniedAsync(() => reader.ByKeyAsync(editor, foreign));
        await EditingTests.DeniedAsync(() => reader.ByKeyAsync(editor, home));
        // Names of public pages are public; a draft of another département is not.
        Assert.Equal([theirs], (await reader.ItemsAsync(editor, [theirs, foreign])).Select(node => node.Key));
        Assert.Equal(page, (await reader.ByKeyAsync(editor, page)).Node.Key);
    }

    [Fact]
    public async Task Siblings_come_around_a_page_with_what_is_left_on_both_sides()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var pages = new List<Guid>();
        for (var number = 0; number < 7; number++)
        {
            pages.Add(await content.AddAsync("plainPage", home, $"Page {number}", sortOrder: number / 2));
        }

        var around = await content.Get<DocumentTree>().SiblingsAsync(Editor.System, pages[3], 2, 1);
        Assert.Equal((1, 2), (around.TotalBefore, around.TotalAfter));
        Assert.Equal(pages[1..5], around.Items.Select(node => node.Key));
        var page = await content.Get<DocumentTree>().ChildrenAsync(Editor.System, home, 5, 2);
        Assert.Equal((7, 2), (page.Total, page.Items.Count));
        Assert.Equal(3, (await content.Get<DocumentTree>().ChildrenAsync(Editor.System, home, 4, 50)).Items.Count);
    }

    [Fact]
    public async Task The_state_of_a_page_tells_drafts_from_changes_to_come()
    {
        await using var content = await ContentFixture.CreateAsync();
        var page = await content.AddAsync("plainPage", null, "Page", new() { ["summary"] = "a" });
        var reader = content.Get<DocumentReader>();
        Assert.Equal(DocumentState.Published, (await reader.ByKeyAsync(Editor.System, page)).Node.State);

        await content.Save.RunAsync(Editor.System, page, "Page", new Dictionary<string, string> { ["summary"] = "b" });

        var draft = await reader.ByKeyAsync(Editor.System, page);
        Assert.Equal((DocumentState.PublishedPendingChanges, "b"), (draft.Node.State, draft.Values["summary"]));
        Assert.Equal("a", (await reader.PublishedByKeyAsync(Editor.System, page)).Values["summary"]);
        await content.Unpublish.RunAsync(Editor.System, page);
        Assert.Equal(DocumentState.Draft, (await reader.ByKeyAsync(Editor.System, page)).Node.State);
        await Assert.ThrowsAsync<ContentNotFoundException>(() => reader.PublishedByKeyAsync(Editor.System, page));
    }

    [Fact]
    public async Task Search_finds_words_of_names_without_accents_within_reach()
    {
        await using var content = await ContentFixture.CreateAsync();
        var mine = await content.AddAsync("departementHome", null, "agirlocal95");
        var theirs = await content.AddAsync("departementHome", null, "agirlocal78");
        await content.AddAsync("plainPage", mine, "Où déposer les masques\u00A0?", published: false);
        await content.AddAsync("plainPage", theirs, "Déposer des surblouses");
        var (search, editor) = (content.Get<DocumentSearch>(), await content.EditorOfAsync(mine));

        Assert.Equal(2, (await search.RunAsync(Editor.System, "DEPOSER", 0, 10)).Total);
        Assert.Equal(["Où déposer les masques\u00A0?"], (await search.RunAsync(editor, "deposer", 0, 10)).Items.Select(node => node.Name));
        Assert.Equal(1, (await search.RunAsync(Editor.System, "masque dépos", 0, 10)).Total);
        Assert.Equal(1, (await search.RunAsync(Editor.System, "deposer", 0, 10, below: theirs)).Total);
        Assert.Empty((await search.RunAsync(editor, theirs.ToString(), 0, 10)).Items);
        Assert.Empty((await search.RunAsync(editor, " ?", 0, 10)).Items);
    }

    [Fact]
    public async Task Search_follows_what_names_become_and_finds_parts_of_words_however_short()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Surblouse à plis n° 7");
        var search = content.Get<DocumentSearch>();

        Assert.Equal([page], await FoundAsync("blous"));
        Assert.Equal([page], await FoundAsync("à 7 LIS"));
        Assert.Equal([page], await FoundAsync("a pl"));
        Assert.Empty(await FoundAsync("blous xlis"));
        Assert.Empty(await FoundAsync("blous 8"));

        await content.Save.RunAsync(Editor.System, page, "Cœur \"OR\" tissu", new Dictionary<string, string>());
        Assert.Empty(await FoundAsync("blous"));
        Assert.Equal([page], await FoundAsync("coeur"));
        Assert.Equal([page], await FoundAsync("\"or\" iss*"));

        await content.Get<TrashDocument>().RunAsync(Editor.System, page);
        await content.Get<DeleteDocument>().RunAsync(Editor.System, page);
        var next = await content.AddAsync("plainPage", home, "Visière");
        Assert.Empty(await FoundAsync("coeur"));
        Assert.Equal([next], await FoundAsync("sier"));

        async Task<IEnumerable<Guid>> FoundAsync(string query) =>
            (await search.RunAsync(Editor.System, query, 0, 10)).Items.Select(node => node.Key);
    }

    [Fact]
    public async Task A_collection_is_filtered_and_ordered_by_any_column()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        await content.AddAsync("plainPage", home, "Élan", new() { ["summary"] = "2" });
        await content.AddAsync("plainPage", home, "Bois", new() { ["summary"] = "1" });
        var editor = await content.EditorOfAsync(home);
        await content.Create.RunAsync(editor, "plainPage", home, "Zèbre", new Dictionary<string, string> { ["summary"] = "3" });
        var collection = content.Get<DocumentCollection>();

        Assert.Equal(["Zèbre", "Élan", "Bois"], await NamesAsync("name", true, ""));
        Assert.Equal(["Bois", "Élan", "Zèbre"], await NamesAsync("summary", false, ""));
        Assert.Equal(["Zèbre"], await NamesAsync("updateDate", false, "zeb"));
        var last = (await collection.PageAsync(editor, home, "summary", true, "", 0, 1)).Items[0];
        Assert.Equal((editor.Name, "3"), (last.CreatedBy, last.Values["summary"]));
        await EditingTests.DeniedAsync(() => collection.PageAsync(editor, null, "name", false, "", 0, 10));

        async Task<IEnumerable<string>> NamesAsync(string orderBy, bool descending, string filter) =>
            (await collection.PageAsync(editor, home, orderBy, descending, filter, 0, 10)).Items.Select(item => item.Node.Name);
    }
}
