using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Versions;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class VersionTests
{
    [Fact]
    public async Task An_imported_page_can_be_brought_back_to_what_it_was_before_the_first_save()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Importée", new() { ["summary"] = "a" });
        var editor = await content.EditorOfAsync(home);
        await content.Save.RunAsync(editor, page, "Changée", new Dictionary<string, string> { ["summary"] = "b" });

        var versions = await content.Get<DocumentVersions>().PageAsync(editor, page, 0, 10);
        Assert.Equal([("Changée", true, false), ("Importée", false, true)],
            versions.Items.Select(item => (item.Name, item.IsCurrentDraft, item.IsCurrentPublished)));
        Assert.Equal("a", (await content.Get<DocumentVersions>().ReadAsync(editor, versions.Items[1].Key)).Values["summary"]);

        await content.Get<RollbackDocument>().RunAsync(editor, versions.Items[1].Key);

        var row = await content.RowAsync(page);
        Assert.Equal("Importée", row.Name);
        Assert.False(row.HasPendingChanges);
        Assert.Equal(3, (await content.Get<DocumentVersions>().PageAsync(editor, page, 0, 1)).Total);
    }

    [Fact]
    public async Task Publishing_what_was_saved_marks_that_version_and_another_saved_after_is_the_draft()
    {
        await using var content = await ContentFixture.CreateAsync();
        var page = await content.Create.RunAsync(Editor.System, "plainPage", null, "Un", new Dictionary<string, string>());
        await content.Publish.RunAsync(Editor.System, page);
        await content.Save.RunAsync(Editor.System, page, "Deux", new Dictionary<string, string>());

        var versions = await content.Get<DocumentVersions>().PageAsync(Editor.System, page, 0, 10);

        Assert.Equal([("Deux", true, false), ("Un", false, true)],
            versions.Items.Select(item => (item.Name, item.IsCurrentDraft, item.IsCurrentPublished)));
    }

    [Fact]
    public async Task The_clean_up_keeps_recent_daily_pinned_and_current_versions()
    {
        await using var content = await ContentFixture.CreateAsync();
        var page = await content.Create.RunAsync(Editor.System, "plainPage", null, "J1 matin", new Dictionary<string, string>());
        await SaveAsync("J1 pinned", TimeSpan.FromHours(1));
        await SaveAsync("J1 soir", TimeSpan.FromHours(1));
        await SaveAsync("J60 matin", TimeSpan.FromDays(60));
        await SaveAsync("J60 online", TimeSpan.FromHours(1));
        await content.Publish.RunAsync(Editor.System, page);
        await SaveAsync("J60 soir", TimeSpan.FromHours(1));
        await SaveAsync("J98 matin", TimeSpan.FromDays(38));
        await SaveAsync("J98 soir", TimeSpan.FromHours(1));
        var pinned = (await NamesAsync()).Single(item => item.Name == "J1 pinned");
        await content.Get<PinVersion>().RunAsync(Editor.System, pinned.Key, preventCleanup: true);

        content.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(3, await content.Get<VersionCleanup>().RunAsync());
        Assert.Equal(["J98 soir", "J98 matin", "J60 soir", "J60 online", "J1 pinned"], (await NamesAsync()).Select(item => item.Name));

        content.Clock.Advance(TimeSpan.FromDays(100));
        await content.Get<VersionCleanup>().RunAsync();
        Assert.Equal(["J98 soir", "J60 online", "J1 pinned"], (await NamesAsync()).Select(item => item.Name));

        async Task SaveAsync(string name, TimeSpan later)
        {
            content.Clock.Advance(later);
            await content.Save.RunAsync(Editor.System, page, name, new Dictionary<string, string>());
        }

        async Task<IReadOnlyList<VersionItem>> NamesAsync() =>
            (await content.Get<DocumentVersions>().PageAsync(Editor.System, page, 0, 100)).Items;
    }

    [Fact]
    public async Task Versions_of_another_departement_are_neither_read_nor_rolled_back()
    {
        await using var content = await ContentFixture.CreateAsync();
        var mine = await content.AddAsync("departementHome", null, "agirlocal95");
        var theirs = await content.Create.RunAsync(Editor.System, "departementHome", null, "agirlocal78", new Dictionary<string, string>());
        var editor = await content.EditorOfAsync(mine);
        var version = (await content.Get<DocumentVersions>().PageAsync(Editor.System, theirs, 0, 1)).Items[0].Key;

        await EditingTests.DeniedAsync(() => content.Get<DocumentVersions>().PageAsync(editor, theirs, 0, 1));
        await EditingTests.DeniedAsync(() => content.Get<DocumentVersions>().ReadAsync(editor, version));
        await EditingTests.DeniedAsync(() => content.Get<RollbackDocument>().RunAsync(editor, version));
        await EditingTests.DeniedAsync(() => content.Get<PinVersion>().RunAsync(editor, version, true));
    }
}
