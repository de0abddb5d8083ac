using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Umbraco.Tests.USync;

/// <summary>A folder as another Umbraco 17 site exports it, written by hand from the format.</summary>
public sealed class ForeignFolderTests
{
    [Fact]
    public async Task What_can_be_stored_is_and_each_other_file_says_why_not()
    {
        await using var usync = await USyncFixture.CreateAsync();
        ForeignSite.WriteAll(usync);

        var report = await usync.Importer.ImportAsync(usync.Folder);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Macros/galerie.config"] = "Ce site n’a pas ce genre d’éléments\u00A0: «\u00A0Macros\u00A0».",
                ["RelationTypes/relatedocumentoncopy.config"] = "Ce site n’a pas ce genre d’éléments\u00A0: «\u00A0RelationTypes\u00A0».",
                ["Content/orphan.config"] = "Parent inconnu ou refusé\u00A0: 0d0d0d0d-0000-4000-8000-00000000000d.",
                ["DataTypes/broken.config"] = "Ce n’est pas du XML lisible (ligne 3).",
            },
            report.Refused.ToDictionary(result => result.Path, result => result.Reason!));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["DataTypes/colour-wheel.config"] =
                    "Le back-office n’a pas l’éditeur «\u00A0Contoso.ColourWheel\u00A0»\u00A0: les valeurs sont gardées, mais ne s’y "
                        + "modifient pas.",
                ["Content/home.config"] =
                    "Le site a une seule langue\u00A0: fr-FR est lu, le reste est gardé pour l’export (en-US). Les segments sont gardés "
                        + "pour l’export, "
                    + "mais pas affichés.",
            },
            report.Results.Where(result => result.Outcome == ImportOutcome.Created && result.Reason is not null)
                .ToDictionary(result => result.Path, result => result.Reason!));
    }

    [Fact]
    public async Task On_a_site_that_has_a_home_its_root_and_what_it_made_of_common_types_are_refused_unless_asked_for()
    {
        await using var usync = await USyncFixture.CreateAsync();
        var own = Path.Combine(RepositoryRoot.Path, "uSync", "v17");
        await usync.Importer.ImportAsync(own);
        await usync.Site.ReloadAsync();
        var home = usync.Site.Current.Root!;
        ForeignSite.WriteAll(usync);
        var image = await File.ReadAllTextAsync(Path.Combine(own, "MediaTypes", "image.config"));
        usync.Write("MediaTypes/image.config", image.Replace("<Name>Image</Name>", "<Name>Bild</Name>", StringComparison.Ordinal));

        var check = await usync.Importer.CheckAsync(usync.Folder);
        var report = await usync.Importer.ImportAsync(usync.Folder);
        await usync.Site.ReloadAsync();

        foreach (var refused in (IEnumerable<ImportResult>[])[[.. check.Refused], [.. report.Refused]])
        {
            Assert.Contains(refused, result => result.Path == "Content/home.config"
                && result.Reason!.Contains("prendrait la place", StringComparison.Ordinal));
            Assert.Contains(refused, result => result.Path == "MediaTypes/image.config"
                && result.Reason!.Contains("est à ce site", StringComparison.Ordinal));
        }
        Assert.Equal((home.Key, "/"), (usync.Site.Current.Root!.Key, usync.Site.Current.Root.Url));
        Assert.True(usync.Site.Current.Schema.TryGet<ContentTypeDefinition>(SchemaKind.MediaType, "Image", out var kept));
        Assert.Equal("Image", kept.Name);

        await usync.Importer.ImportAsync(usync.Folder, overwrite: true, replaceHome: true);
        await usync.Site.ReloadAsync();
        Assert.Equal(ForeignSite.HomeKey, usync.Site.Current.Root!.Key);
        Assert.True(usync.Site.Current.Schema.TryGet(SchemaKind.MediaType, "Image", out kept));
        Assert.Equal("Bild", kept.Name);
    }

    [Fact]
    public async Task Its_types_and_its_content_are_those_it_had()
    {
        await using var usync = await USyncFixture.CreateAsync();
        ForeignSite.WriteAll(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        await usync.Site.ReloadAsync();

        var snapshot = usync.Site.Current;
        var schema = snapshot.Schema;
        var page = schema.ContentType("landingPage")!;
        Assert.Equal(
            [("content", "Tab"), ("content/hero", "Group"), ("seo", "Tab")], page.Groups.Select(group => (group.Alias, group.Type)));
        Assert.Equal(["headline", "grid", "metaTitle"], schema.PropertiesOf(page).Select(property => property.Alias));
        Assert.True(page.Properties[0].VariesByCulture);
        Assert.Equal("Umbraco.BlockGrid", schema.EditorOf(page.Properties[1]));
        Assert.True(schema.ContentType("heroBlock")!.IsElement);
        Assert.True(schema.TryGet<ContentTypeDefinition>(SchemaKind.MemberType, "customer", out var customer));
        Assert.True(customer.Properties.Single().IsSensitive);
        Assert.Equal("Lire la suite", schema.Phrase("buttons.more"));
        var home = snapshot.ByKey(ForeignSite.HomeKey)!;
        Assert.Equal(("Accueil", "Bonjour"), (home.Name, home.Text("headline")));
        Assert.Contains("areaGridColumns", schema.All<DataTypeDefinition>(SchemaKind.DataType)
            .Single(type => type.EditorAlias == "Umbraco.BlockGrid").Configuration);
        Assert.Equal("/media/k2lj0yfq/photo.jpg", snapshot.Media(ForeignSite.PhotoKey)!.Url);
    }

    [Fact]
    public async Task It_goes_out_as_it_came_and_a_change_in_one_language_leaves_the_other()
    {
        await using var usync = await USyncFixture.CreateAsync();
        ForeignSite.WriteAll(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        var stored = (await usync.Importer.CheckAsync(usync.Folder)).Results
            .Where(result => result is { Outcome: ImportOutcome.Same, Reason: null }).Select(result => result.Path);

        await usync.Exporter.ExportAsync(usync.Target);
        foreach (var path in stored)
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(usync.Folder, path)),
                await File.ReadAllBytesAsync(Path.Combine(usync.Target, path)));
        }

        await usync.Get<Core.Content.Documents.SaveDocument>().RunAsync(
            Editor.System, ForeignSite.HomeKey, "Bienvenue", new Dictionary<string, string>
            { ["headline"] = "Salut", ["grid"] = ForeignSite.Grid });
        await usync.Exporter.ExportAsync(usync.Target);
        var file = await File.ReadAllTextAsync(Path.Combine(usync.Folder, "Content", "home.config"));
        Assert.Equal(
            file.Replace("<Name Culture=\"fr-FR\">Accueil</Name>", "<Name Culture=\"fr-FR\">Bienvenue</Name>")
                .Replace("<Path>/Home</Path>", "<Path>/Bienvenue</Path>")
                .Replace("<![CDATA[Bonjour]]>", "<![CDATA[Salut]]>"),
            await File.ReadAllTextAsync(Path.Combine(usync.Target, "Content", "home.config")));
    }

    [Fact]
    public async Task A_check_says_what_an_import_would_do_and_does_nothing()
    {
        await using var usync = await USyncFixture.CreateAsync();
        ForeignSite.WriteAll(usync);

        var check = await usync.Importer.CheckAsync(usync.Folder);
        Assert.True(await usync.Get<ImportHistory>().IsEmptyAsync());
        Assert.False(Directory.Exists(Path.Combine(usync.DataFolder, "media")));
        var import = await usync.Importer.ImportAsync(usync.Folder);

        Assert.Equal(import.Results, check.Results);
    }
}
