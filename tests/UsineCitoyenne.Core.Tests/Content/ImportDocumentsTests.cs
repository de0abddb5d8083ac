using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Import;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class ImportDocumentsTests
{
    [Fact]
    public async Task Parents_come_first_whatever_the_order_of_the_files()
    {
        await using var content = await ContentFixture.CreateAsync();
        var (home, page) = (Guid.NewGuid(), Guid.NewGuid());
        var files = new[] { content.Document("plainPage", home, "Page", key: page),
            content.Document("nationalHome", null, "Accueil", key: home) };

        var results = await content.Documents.RunAsync(files, files.Select(file => file.Path).ToHashSet());

        Assert.All(results, result => Assert.Equal(ImportOutcome.Created, result.Outcome));
        Assert.Equal(2, (await content.RowAsync(page)).Level);
    }

    [Fact]
    public async Task A_bad_file_is_refused_in_French_and_stops_no_other()
    {
        await using var content = await ContentFixture.CreateAsync();
        var (home, own) = (Guid.NewGuid(), Guid.NewGuid());
        var files = new[]
        {
            content.Document("nationalHome", null, "Accueil", key: home),
            content.Document("inconnu", home, "Type inconnu"),
            content.Document("tutorialStep", home, "Un bloc n’est pas une page"),
            content.Document("plainPage", Guid.NewGuid(), "Parent inconnu"),
            content.Document("plainPage", home, "Doublon", key: home, path: "Content/zz.config"),
            content.Document("plainPage", own, "Sous elle-même", key: own),
            content.Document("plainPage", home, "Bonne page"),
        };

        var results = await content.Documents.RunAsync(files, files.Select(file => file.Path).ToHashSet());

        Assert.Equal(
            ["Created", "Refused", "Refused", "Refused", "Refused", "Refused", "Created"],
            results.Select(result => result.Outcome.ToString()));
        Assert.Contains("Type inconnu", results[1].Reason);
        Assert.Contains("Parent inconnu", results[3].Reason);
        Assert.Contains("Clé en double", results[4].Reason);
        Assert.Contains("sous elle-même", results[5].Reason);
    }

    [Fact]
    public async Task A_page_that_an_editor_changed_is_not_overwritten_by_a_changed_file()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        await content.Save.RunAsync(Editor.System, home, "Accueil corrigé", new Dictionary<string, string>());

        var result = await content.ImportAsync(content.Document("nationalHome", null, "Accueil du fichier", key: home));

        Assert.Equal(new ImportResult($"Content/{home}.config", ImportOutcome.Refused, NodeRules.EditedSince), result);
        Assert.Equal("Accueil corrigé", (await content.RowAsync(home)).Name);
        var file = content.Document("nationalHome", null, "Accueil du fichier", key: home);
        var forced = await content.Documents.RunAsync([file], new HashSet<string> { file.Path }, overwrite: true);
        Assert.Equal(ImportOutcome.Changed, forced[0].Outcome);
        Assert.Equal("Accueil du fichier", (await content.RowAsync(home)).Name);
    }

    [Fact]
    public async Task A_page_that_an_editor_deleted_does_not_come_back()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        await content.Test.Database.WriteAsync(db => db.Set<Document>().ExecuteDeleteAsync());

        var result = await content.ImportAsync(content.Document("nationalHome", null, "Accueil", key: home));

        Assert.Equal(NodeRules.DeletedSince, result.Reason);
    }

    [Fact]
    public async Task The_same_file_under_another_name_changes_nothing()
    {
        await using var content = await ContentFixture.CreateAsync();
        var file = content.Document("nationalHome", null, "Accueil");
        await content.ImportAsync(file);
        var revision = await content.RevisionAsync();

        var result = await content.ImportAsync(file with { Path = "Content/renomme.config" });

        Assert.Equal(ImportOutcome.Same, result.Outcome);
        Assert.Equal(revision, await content.RevisionAsync());
        Assert.Equal(["Content/renomme.config"], (await new ImportHistory(content.Test.Database).FilesAsync()).Select(known => known.Path)
            .Where(path => path.StartsWith("Content/")));
    }

    [Fact]
    public async Task A_file_that_moved_its_page_moves_what_hangs_below()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var target = await content.AddAsync("plainPage", home, "Nouvelle place");
        var page = await content.AddAsync("plainPage", home, "Page");
        var child = await content.AddAsync("plainPage", page, "Enfant");

        await content.ImportAsync(content.Document("plainPage", target, "Page", key: page));
        await content.Site.ReloadAsync();

        Assert.Equal("/nouvelle-place/page/enfant/", content.Current.ByKey(child)!.Url);
        var row = await content.RowAsync(child);
        Assert.Equal(4, row.Level);
        Assert.Equal($"/{home:N}/{target:N}/{page:N}/{child:N}/", row.Path);
    }

    [Fact]
    public async Task A_page_and_one_of_its_pages_that_move_in_one_run_stand_where_their_files_say()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var (one, two) = (await content.AddAsync("plainPage", home, "Un"), await content.AddAsync("plainPage", home, "Deux"));
        var page = await content.AddAsync("plainPage", home, "Page");
        var child = await content.AddAsync("plainPage", page, "Enfant");
        var grandchild = await content.AddAsync("plainPage", child, "Petit-enfant");

        await content.ImportTogetherAsync(content.Document("plainPage", one, "Page", key: page),
            content.Document("plainPage", two, "Enfant", key: child));

        Assert.Equal($"/{home:N}/{one:N}/{page:N}/", (await content.RowAsync(page)).Path);
        Assert.Equal($"/{home:N}/{two:N}/{child:N}/", (await content.RowAsync(child)).Path);
        Assert.Equal(($"/{home:N}/{two:N}/{child:N}/{grandchild:N}/", 4),
            ((await content.RowAsync(grandchild)).Path, (await content.RowAsync(grandchild)).Level));
        // And back, the child first.
        await content.ImportTogetherAsync(content.Document("plainPage", page, "Enfant", key: child),
            content.Document("plainPage", home, "Page", key: page));
        Assert.Equal($"/{home:N}/{page:N}/{child:N}/{grandchild:N}/", (await content.RowAsync(grandchild)).Path);
    }

    [Fact]
    public async Task A_file_that_unpublishes_takes_the_page_offline()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Page");
        await content.ImportAsync(content.Document("plainPage", home, "Page", published: false, key: page));
        // The national home is what all hangs below: it stays, unless that is asked for.
        var refused = await content.ImportAsync(content.Document("nationalHome", null, "Accueil", published: false, key: home));
        await content.Site.ReloadAsync();
        Assert.Null(content.Current.ByKey(page));
        Assert.Equal((home, ImportOutcome.Refused), (content.Current.Root!.Key, refused.Outcome));
    }

    [Fact]
    public async Task A_file_that_puts_a_page_in_the_bin_masks_what_is_below_it_and_one_that_takes_it_out_shows_it_again()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        var thrown = await content.AddAsync("plainPage", list, "Jetée");
        await content.Get<Core.Content.Documents.TrashDocument>().RunAsync(Editor.System, thrown);
        await content.Site.ReloadAsync();
        async Task<(bool Trashed, bool Root, string? Online)> SeenAsync(Guid key) =>
            await content.RowAsync(key) is var row ? (row.Trashed, row.BinRoot, row.OnlineSegment) : default;

        await content.ImportAsync(content.Document("plainPage", home, "Liste", key: list) with { Trashed = true, Published = false });
        Assert.Equal((true, true, null), await SeenAsync(list));
        Assert.Equal((true, false, null), await SeenAsync(page));
        await content.Site.ReloadIfChangedAsync();
        Assert.Null(content.Current.ByKey(page));

        await content.ImportAsync(content.Document("plainPage", home, "Liste", key: list));
        Assert.Equal((false, false, "liste"), await SeenAsync(list));
        Assert.Equal((false, false, "page"), await SeenAsync(page));
        Assert.Equal((true, true, null), await SeenAsync(thrown));
        // Masked, it was not changed: its own file is still applied.
        Assert.Equal(ImportOutcome.Changed, (await content.ImportAsync(content.Document("plainPage", list, "Page revue", key: page)))
            .Outcome);
    }
}
