using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class EditingTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task The_second_of_two_editors_is_told_who_saved_before_and_nothing_is_lost()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Page");
        var (first, second) = (await content.EditorOfAsync(home, "Camille Boussole"),
            await content.EditorOfAsync(home, "Dominique Navette"));
        var seen = (await content.RowAsync(page)).UpdateDate;

        var saved = await content.Save.RunAsync(first, page, "De Camille", None, seen);
        var conflict = await Assert.ThrowsAsync<EditConflictException>(
            () => content.Save.RunAsync(second, page, "De Dominique", None, seen));

        Assert.Equal("Camille Boussole", conflict.Name);
        Assert.Contains("Camille Boussole a enregistré cette page entre-temps, le 21 novembre 2026 à 13\u00A0h\u00A000", conflict.Message);
        Assert.Equal("De Camille", (await content.RowAsync(page)).Name);
        Assert.True(saved > seen);
        // As JSON carries it: to the millisecond.
        await content.Save.RunAsync(second, page, "De Dominique", None, DateTime.Parse(saved.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"))
            .ToUniversalTime());
        Assert.Equal("De Dominique", (await content.RowAsync(page)).Name);
    }

    [Fact]
    public async Task An_editor_of_one_departement_does_nothing_in_another()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var mine = await content.AddAsync("departementHome", home, "agirlocal95");
        var theirs = await content.AddAsync("departementHome", home, "agirlocal78");
        var page = await content.AddAsync("plainPage", theirs, "Page");
        var editor = await content.EditorOfAsync(mine);
        var before = await content.RevisionAsync();

        await DeniedAsync(() => content.Create.RunAsync(editor, "plainPage", theirs, "A", None));
        await DeniedAsync(() => content.Create.RunAsync(editor, "plainPage", null, "A", None));
        await DeniedAsync(() => content.Create.RunAsync(editor, "plainPage", home, "A", None));
        await DeniedAsync(() => content.Save.RunAsync(editor, page, "A", None));
        await DeniedAsync(() => content.Publish.RunAsync(editor, page));
        await DeniedAsync(() => content.Unpublish.RunAsync(editor, page));
        await DeniedAsync(() => content.Get<NodeHistory>().PageAsync(editor, NodeKind.Document, page, 0, 10));

        Assert.Equal(before, await content.RevisionAsync());
        await content.Create.RunAsync(editor, "plainPage", mine, "A", None);
    }

    [Fact]
    public async Task A_right_that_the_group_lacks_is_missing_everywhere()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        var writer = await content.EditorOfAsync(home, verbs: new HashSet<string> { DocumentVerbs.Read, DocumentVerbs.Update });

        await content.Save.RunAsync(writer, home, "agirlocal95", new Dictionary<string, string> { ["summary"] = "Nouveau" });
        await DeniedAsync(() => content.Publish.RunAsync(writer, home));
        await DeniedAsync(() => content.Create.RunAsync(writer, "plainPage", home, "A", None));
    }

    [Fact]
    public async Task The_history_of_a_page_says_who_did_what_newest_first()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var editor = await content.EditorOfAsync(home);
        var page = await content.Create.RunAsync(editor, "plainPage", home, "Page", None);
        content.Clock.Advance(TimeSpan.FromMinutes(1));
        await content.Publish.RunAsync(editor, page);
        await content.Unpublish.RunAsync(Editor.System, page);

        var history = await content.Get<NodeHistory>().PageAsync(editor, NodeKind.Document, page, 0, 2);

        Assert.Equal(3, history.Total);
        Assert.Equal([(NodeAction.Unpublished, "Le site"), (NodeAction.Published, "Dominique Navette")],
            history.Items.Select(item => (item.Action, item.EditorName)));
        Assert.Equal(content.Clock.Now, history.Items[1].At);
    }

    [Fact]
    public async Task A_document_stands_only_where_its_type_may()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        await Assert.ThrowsAsync<ContentException>(() => content.Create.RunAsync(Editor.System, "tutorialStep", home, "A", None));
        await Assert.ThrowsAsync<ContentException>(() => content.Create.RunAsync(Editor.System, "plainPage", home, " ", None));
        await Assert.ThrowsAsync<ContentException>(
            () => content.Create.RunAsync(Editor.System, "plainPage", home, "A", new Dictionary<string, string> { ["inconnu"] = "x" }));
        await using var db = content.Test.Database.Read();
        Assert.Equal(1, await db.Set<Document>().CountAsync());
    }

    internal static Task DeniedAsync(Func<Task> act) => Assert.ThrowsAsync<EditorDeniedException>(act);
}
