using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Blueprints;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Overrides;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class OverrideTests
{
    [Fact]
    public async Task A_national_page_taken_over_locally_stands_in_for_it_there_and_its_changes_are_told()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var national = await content.AddAsync("tutorialList", home, "Tutoriels");
        var source = await content.AddAsync("tutorial", national, "Masque", new() { ["summary"] = "national" });
        var mine = await content.AddAsync("departementHome", home, "agirlocal95");
        var list = await content.AddAsync("tutorialList", mine, "Tutoriels");
        var theirs = await content.AddAsync("departementHome", home, "agirlocal78");
        var foreign = await content.AddAsync("tutorialList", theirs, "Tutoriels");
        var (editor, other) = (await content.EditorOfAsync(mine), await content.EditorOfAsync(theirs));
        var (take, changed) = (content.Get<OverrideInherited>(), content.Get<ChangedSources>());

        await EditingTests.DeniedAsync(() => take.RunAsync(editor, source, foreign));
        await Assert.ThrowsAsync<ContentException>(() => take.RunAsync(Editor.System, source, national));
        var local = await take.RunAsync(editor, source, list);
        await Assert.ThrowsAsync<ContentException>(() => take.RunAsync(editor, source, list));
        await content.Site.ReloadAsync();
        Assert.True(Assert.Single(content.Current.Listing(content.Current.ByKey(list)!)).IsInherited);

        await content.Publish.RunAsync(editor, local);
        var entry = Assert.Single(content.Current.Listing(content.Current.ByKey(list)!));
        Assert.Equal((local, false, "/agirlocal95/tutoriels/masque/"), (entry.Document.Key, entry.IsInherited, entry.Url));
        Assert.Equal(source, Assert.Single(content.Current.Listing(content.Current.ByKey(foreign)!)).Document.Key);

        Assert.Empty(await changed.ListAsync(editor));
        content.Clock.Advance(TimeSpan.FromHours(1));
        await content.Save.RunAsync(Editor.System, source, "Masque", new Dictionary<string, string> { ["summary"] = "corrigé" });
        Assert.Empty(await changed.ListAsync(editor));
        await content.Publish.RunAsync(Editor.System, source);

        Assert.Equal(local, Assert.Single(await changed.ListAsync(editor)).Document);
        Assert.Empty(await changed.ListAsync(other));
        await EditingTests.DeniedAsync(() => changed.AcknowledgeAsync(other, local));
        await changed.AcknowledgeAsync(editor, local);
        Assert.Empty(await changed.ListAsync(editor));

        var comparison = content.Get<SourceComparison>();
        var difference = Assert.Single(await comparison.ReadAsync(editor, local));
        Assert.Equal(("national", "corrigé"), (difference.One, difference.Other));
        await EditingTests.DeniedAsync(() => comparison.ReadAsync(other, local));
        await EditingTests.DeniedAsync(() => comparison.AdoptAsync(other, local));
        await comparison.AdoptAsync(editor, local);
        Assert.Empty(await comparison.ReadAsync(editor, local));
        Assert.Equal("national", content.Current.ByKey(local)!.Text("summary"));
    }

    [Fact]
    public async Task A_document_becomes_a_model_that_a_new_one_begins_as()
    {
        await using var content = await ContentFixture.CreateAsync();
        var mine = await content.AddAsync("departementHome", null, "agirlocal95");
        var theirs = await content.AddAsync("departementHome", null, "agirlocal78");
        var page = await content.AddAsync("plainPage", mine, "Compte rendu", new() { ["summary"] = "Ordre du jour" });
        var (editor, shelf) = (await content.EditorOfAsync(mine), content.Get<BlueprintService>());

        var model = await shelf.FromDocumentAsync(editor, page, "Compte rendu type");
        await content.Save.RunAsync(editor, page, "Compte rendu", new Dictionary<string, string>());

        Assert.Equal("Ordre du jour", (await shelf.ReadAsync(Editor.System, model)).Values["summary"]);
        Assert.Equal(["Compte rendu type"], (await shelf.ListAsync(Editor.System, (await content.RowAsync(page)).ContentTypeKey))
            .Select(item => item.Name));
        await EditingTests.DeniedAsync(() => shelf.FromDocumentAsync(editor, theirs, "A"));
        await EditingTests.DeniedAsync(() => shelf.SaveAsync(editor, model, "A", null));
        await EditingTests.DeniedAsync(() => shelf.DeleteAsync(editor, model));
        await shelf.SaveAsync(Editor.System, model, "Renommé", null);
        Assert.Equal("Renommé", (await shelf.ReadAsync(Editor.System, model)).Item.Name);
        await shelf.DeleteAsync(Editor.System, model);
        Assert.Empty(await shelf.ListAsync(Editor.System));
    }
}
