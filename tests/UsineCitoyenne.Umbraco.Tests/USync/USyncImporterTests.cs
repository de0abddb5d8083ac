using System.Diagnostics;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Tests.USync;

public sealed class USyncImporterTests
{
    [Fact]
    public async Task A_folder_becomes_a_schema_and_a_site()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);

        var report = await usync.Importer.ImportAsync(usync.Folder);
        await usync.Site.ReloadAsync();

        Assert.Empty(report.Refused);
        Assert.All(report.Results, result => Assert.Equal(ImportOutcome.Created, result.Outcome));
        var snapshot = usync.Site.Current;
        Assert.Equal("<p>Accueil</p>", snapshot.Root!.Html("body"));
        Assert.Equal("/comment-ca-marche/", snapshot.ByKey(Guid.Parse(Samples.PageKey))!.Url);
        Assert.Equal(new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), snapshot.Root.CreateDate);
        Assert.Equal("Usine citoyenne", snapshot.Schema.Phrase("site.name"));
        var home = snapshot.Schema.ContentType("home")!;
        Assert.Equal(["body", "seoTitle"], snapshot.Schema.PropertiesOf(home).Select(property => property.Alias));
        Assert.Equal("Umbraco.RichText", snapshot.Schema.EditorOf(home.Properties[0]));
        Assert.True(snapshot.Schema.TryGet<ContentTypeDefinition>(SchemaKind.MemberType, "benevole", out var member));
        Assert.True(member.Properties[0].IsSensitive);
        var picture = snapshot.Media(Guid.Parse(Samples.PictureKey))!;
        Assert.Equal(("/media/fil/fil.svg", 640), (picture.Url, picture.Width));
        Assert.True(File.Exists(Path.Combine(usync.DataFolder, "media", "fil", "fil.svg")));
    }

    [Fact]
    public async Task A_second_import_finds_all_the_same_and_wakes_no_node()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        await usync.Site.ReloadAsync();

        var report = await usync.Importer.ImportAsync(usync.Folder);

        Assert.All(report.Results, result => Assert.Equal(ImportOutcome.Same, result.Outcome));
        Assert.False(await usync.Site.ReloadIfChangedAsync());
    }

    [Fact]
    public async Task Line_ends_do_not_make_a_file_another_one()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        var file = Path.Combine(usync.Folder, "Content", "home.config");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("><", ">\n<"));
        await usync.Importer.ImportAsync(usync.Folder);

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\n", "\r\n"));

        Assert.Equal(0, (await usync.Importer.ImportAsync(usync.Folder)).Count(ImportOutcome.Changed));
    }

    [Fact]
    public async Task A_broken_file_is_refused_with_its_reason_and_the_others_come_in()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        usync.Write("Content/b1-xml.config", "<Content Key=");
        usync.Write("Content/b2-element.config", "<Media />");
        usync.Write("Content/b3-cle.config", "<Content Alias=\"a\"><Info /></Content>");
        usync.Write("Content/b4-type.config", Samples.Content(Guid.NewGuid().ToString(), Samples.HomeKey, "A", "a", type: "inconnu"));
        usync.Write("Content/b5-parent.config", Samples.Content(Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), "A", "a"));
        usync.Write("Content/b6-double.config", Samples.Content(Samples.PageKey, Samples.HomeKey, "A", "a"));
        usync.Write("Content/b7-entite.config", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Content>&e;</Content>");
        usync.Write("ContentTypes/b8-donnee.config", Samples.ContentType(Guid.NewGuid()
            .ToString(), "b8", null, Samples.Property("a", Guid.NewGuid().ToString())));
        usync.Write("ContentTypes/b9-composition.config", Samples.ContentType(Guid.NewGuid().ToString(), "b9", Guid.NewGuid()
            .ToString(), ""));
        usync.Write("DataTypes/b10-json.config", Samples.DataType(Guid.NewGuid().ToString(), "b10", "Umbraco.TextBox").Replace("{}", "{"));
        usync.Write("Media/b11-absent.config", Samples.Media("/media/../../secret.svg")
            .Replace(Samples.PictureKey, Guid.NewGuid().ToString()));

        var report = await usync.Importer.ImportAsync(usync.Folder);

        var refused = report.Refused.ToDictionary(result => Path.GetFileNameWithoutExtension(result.Path)
            .Split('-')[0], result => result.Reason!);
        Assert.Equal(["b1", "b10", "b11", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9"], refused.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("XML", refused["b1"]);
        Assert.Contains("«\u00A0Media\u00A0»", refused["b2"]);
        Assert.Contains("clé", refused["b3"]);
        Assert.Contains("inconnu", refused["b4"]);
        Assert.Contains("Parent inconnu", refused["b5"]);
        Assert.Contains("Clé en double\u00A0: «\u00A0Content/a-page.config\u00A0»", refused["b6"]);
        Assert.Contains("Type de données inconnu", refused["b8"]);
        Assert.Contains("Composition inconnue", refused["b9"]);
        Assert.Contains("JSON", refused["b10"]);
        Assert.Contains("Fichier absent", refused["b11"]);
        Assert.Equal(12, report.Count(ImportOutcome.Created));

        var again = await usync.Importer.ImportAsync(usync.Folder);
        Assert.Equal(11, again.Count(ImportOutcome.Refused));
        Assert.Equal(12, again.Count(ImportOutcome.Same));
    }

    [Fact]
    public async Task An_unchanged_file_leaves_the_work_of_editors_alone()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        var home = Guid.Parse(Samples.HomeKey);
        await usync.Get<SaveDocument>().RunAsync(Editor.System, home, "Bienvenue", new Dictionary<string, string>());
        await usync.Get<PublishDocument>().RunAsync(Editor.System, home);

        await usync.Importer.ImportAsync(usync.Folder);
        await usync.Site.ReloadAsync();
        Assert.Equal("Bienvenue", usync.Site.Current.Root!.Name);

        usync.Write("Content/home.config", Samples.Content(Samples.HomeKey, null, "Autre accueil", "<p>b</p>"));
        var report = await usync.Importer.ImportAsync(usync.Folder);
        Assert.Contains("back-office", Assert.Single(report.Refused).Reason);
        await usync.Importer.ImportAsync(usync.Folder, overwrite: true);
        await usync.Site.ReloadAsync();
        Assert.Equal("Autre accueil", usync.Site.Current.Root!.Name);
    }

    [Fact]
    public async Task A_changed_file_changes_its_item_only()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        usync.Write("Content/a-page.config", Samples.Content(
            Samples.PageKey, Samples.HomeKey, "Autre titre", "<p>b</p>", published: false));

        var report = await usync.Importer.ImportAsync(usync.Folder);
        await usync.Site.ReloadAsync();

        Assert.Equal("Content/a-page.config", Assert.Single(report.Results, result => result.Outcome != ImportOutcome.Same).Path);
        Assert.Null(usync.Site.Current.ByKey(Guid.Parse(Samples.PageKey)));
    }

    [Fact]
    public async Task A_thousand_unchanged_files_take_less_than_300_ms()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        for (var number = 0; number < 1000; number++)
        {
            usync.Write($"Content/page-{number}.config", Samples.Content(Guid.NewGuid()
                .ToString(), Samples.HomeKey, $"Page {number}", $"<p>{number}</p>"));
        }
        Assert.Empty((await usync.Importer.ImportAsync(usync.Folder)).Refused);

        var watch = Stopwatch.StartNew();
        var report = await usync.Importer.ImportAsync(usync.Folder);

        Assert.Equal(1012, report.Count(ImportOutcome.Same));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 300);
    }
}
