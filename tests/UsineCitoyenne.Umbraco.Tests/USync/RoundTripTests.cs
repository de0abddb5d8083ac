using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Umbraco.Tests.USync;

/// <summary>What nobody changed comes out byte for byte; what changed differs by that alone.</summary>
public sealed class RoundTripTests
{
    private static readonly string Shipped = Path.Combine(RepositoryRoot.Path, "uSync", "v17");

    [Fact]
    public async Task The_shipped_folder_comes_out_as_it_went_in_pictures_too()
    {
        await using var usync = await USyncFixture.CreateAsync();
        await usync.Importer.ImportAsync(Shipped);
        await usync.Get<SiteProvisioner>().RunAsync([new("95", "agirlocal95", "Val-d’Oise", "du Val-d’Oise", "dans le Val-d’Oise")]);

        var first = await usync.Exporter.ExportAsync(usync.Target);
        var second = await usync.Exporter.ExportAsync(usync.Target);

        Assert.All(first.Results, result => Assert.Equal((ImportOutcome.Created, null), (result.Outcome, result.Reason)));
        Assert.All(second.Results, result => Assert.Equal(ImportOutcome.Same, result.Outcome));
        AssertSame(Path.GetDirectoryName(Shipped)!, Path.GetDirectoryName(usync.Target)!);
    }

    [Fact]
    public async Task The_spelling_of_a_file_survives_down_to_its_last_byte()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        usync.Write("usync.config", "<uSync format='10.5.1'   version=\"17.0.0.0\"/>\r\n<!-- gardé -->");
        Spell(usync);
        Assert.Empty((await usync.Importer.ImportAsync(usync.Folder)).Refused);

        await usync.Exporter.ExportAsync(usync.Target);

        AssertSame(usync.Folder, usync.Target);
    }

    [Fact]
    public async Task A_change_of_the_draft_changes_its_lines_only()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        Spell(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        var page = Guid.Parse(Samples.PageKey);
        await usync.Get<SaveDocument>().RunAsync(Editor.System, page, "Foire & « questions »", new Dictionary<string, string>
        {
            ["body"] = """{"markup":"<p>Neuf ]]> et </p>","blocks":{}}""",
            ["seoTitle"] = "Un ]]> titre",
        });
        await usync.Get<UnpublishDocument>().RunAsync(Editor.System, page);

        await usync.Exporter.ExportAsync(usync.Target);

        var before = await File.ReadAllTextAsync(Path.Combine(usync.Folder, "Content", "a-page.config"));
        var expected = before
            .Replace("Alias = 'Comment ça marche'", "Alias = 'Foire &amp; « questions »'")
            .Replace("<NodeName Default=\"Comment ça marche\" />", "<NodeName Default=\"Foire &amp; « questions »\" />")
            .Replace("<Path>/Accueil/CommentCaMarche</Path>", "<Path>/Accueil/FoireQuestions</Path>")
            .Replace("<Published Default=\"True\"", "<Published Default=\"false\"")
            .Replace("<![CDATA[{\"markup\":\"<p>Page</p>\",\"blocks\":{}}]]>",
                "<![CDATA[{\r\n  \"markup\": \"<p>Neuf ]]&gt; et </p>\",\r\n  \"blocks\": {}\r\n}]]>")
            .Replace("</essai>\r\n",
                "</essai>\r\n    <seoTitle>\r\n      <Value><![CDATA[Un ]]]]><![CDATA[> titre]]></Value>\r\n    </seoTitle>\r\n");
        Assert.NotEqual(before, expected);
        Assert.Equal(expected, await File.ReadAllTextAsync(Path.Combine(usync.Target, "Content", "a-page.config")));
        File.Delete(Path.Combine(usync.Folder, "Content", "a-page.config"));
        File.Delete(Path.Combine(usync.Target, "Content", "a-page.config"));
        File.Delete(Path.Combine(usync.Target, "usync.config"));
        AssertSame(usync.Folder, usync.Target);
    }

    [Fact]
    public async Task Planned_dates_and_the_order_of_hosts_come_in_and_go_out()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        usync.Write("Content/a-page.config", Samples.Content(
            Samples.PageKey, Samples.HomeKey, "Comment ça marche", "<p>Page</p>", published: false)
            .Replace("<Schedule />", "<Schedule>" + Planned("Expire", "2999-06-01T18:00:00") + Planned("Release", "2999-05-01T06:00:00")
                + "</Schedule>"));
        usync.Write("Domains/exemple.config",
            $"<Domain Key=\"{Guid.NewGuid()}\" Alias=\"exemple.example.org\" Level=\"0\"><Info><IsWildcard>false</IsWildcard>"
            + $"<Language>fr-FR</Language><Root Key=\"{Samples.HomeKey}\">/Accueil</Root><SortOrder>3</SortOrder></Info></Domain>");
        Assert.Empty((await usync.Importer.ImportAsync(usync.Folder)).Refused);
        var page = Guid.Parse(Samples.PageKey);

        var contents = await usync.Get<ContentExport>().ReadAsync();
        Assert.Equal(3, Assert.Single(contents.Definitions.All<DomainDefinition>(SchemaKind.Domain)).SortOrder);
        var imported = contents.Documents.Single(document => document.Key == page);
        Assert.Equal(new PlannedDates(new(2999, 5, 1, 6, 0, 0, DateTimeKind.Utc), new(2999, 6, 1, 18, 0, 0, DateTimeKind.Utc)),
            imported.Planned);
        await usync.Exporter.ExportAsync(usync.Target);
        File.Delete(Path.Combine(usync.Target, "usync.config"));
        AssertSame(usync.Folder, usync.Target);

        await usync.Get<ScheduleDocument>().RunAsync(Editor.System, page, new DateTime(2999, 5, 2, 6, 0, 0, DateTimeKind.Utc), null);
        await usync.Exporter.ExportAsync(usync.Target);
        var written = await File.ReadAllTextAsync(Path.Combine(usync.Target, "Content", "a-page.config"));
        Assert.Contains("<Date>2999-05-02T06:00:00</Date>", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Expire", written, StringComparison.Ordinal);
    }

    private static string Planned(string action, string date) =>
        $"<ContentSchedule><Culture></Culture><Action>{action}</Action><Date>{date}</Date></ContentSchedule>";

    [Fact]
    public async Task What_an_editor_exported_is_the_same_for_the_site_it_came_from_and_new_for_another()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        var home = Guid.Parse(Samples.HomeKey);
        var made = await usync.Get<CreateDocument>()
            .RunAsync(Editor.System, "home", home, "Page d’une éditrice", new Dictionary<string, string> { ["seoTitle"] = "Titre" });
        var twin = await usync.Get<CreateDocument>()
            .RunAsync(Editor.System, "home", home, "Page d’une éditrice", new Dictionary<string, string>());
        await usync.Get<SaveDocument>().RunAsync(Editor.System, home, "Bienvenue", new Dictionary<string, string>());
        await usync.Get<PublishDocument>().RunAsync(Editor.System, home);
        await usync.Exporter.ExportAsync(usync.Target);

        var names = Directory.GetFiles(Path.Combine(usync.Target, "Content")).Select(Path.GetFileName);
        Assert.Equal(
            ["a-page.config", "home.config", "page-d-une-editrice.config", $"page-d-une-editrice_{twin.ToString("N")[..8]}.config"],
            names.Order(StringComparer.Ordinal).Select(name => name!.Replace(made.ToString("N")[..8], twin.ToString("N")[..8])));
        Assert.All((await usync.Importer.ImportAsync(usync.Target)).Results, result => Assert.Equal(ImportOutcome.Same, result.Outcome));
        await using var other = await USyncFixture.CreateAsync();
        Assert.All((await other.Importer.ImportAsync(usync.Target)).Results, result => Assert.Equal(ImportOutcome.Created, result.Outcome));
        await other.Exporter.ExportAsync(other.Target);
        AssertSame(usync.Target, other.Target);
    }

    [Fact]
    public async Task Untouched_copies_of_the_template_stay_home_and_a_touched_one_brings_its_parents()
    {
        await using var usync = await USyncFixture.CreateAsync();
        await usync.Importer.ImportAsync(Shipped);
        await usync.Get<SiteProvisioner>().RunAsync([new("95", "agirlocal95", "Val-d’Oise", "du Val-d’Oise", "dans le Val-d’Oise")]);
        await usync.Site.ReloadAsync();
        var faq = usync.Site.Current.ByUrl("/agirlocal95/faq/")!;
        await usync.Get<SaveDocument>().RunAsync(Editor.System, faq.Key, "Vos questions", new Dictionary<string, string>());

        var report = await usync.Exporter.ExportAsync(usync.Target);
        Assert.Equal(
            ["Content/agirlocal95.config", "Content/vos-questions.config"],
            report.Results.Where(result => !File.Exists(Path.Combine(Shipped, result.Path))).Select(result => result.Path));

        var all = await usync.Exporter.ExportAsync(usync.Target, all: true);
        Assert.Equal(7, all.Count(ImportOutcome.Created) + 2);
    }

    [Fact]
    public async Task A_trashed_page_says_so_and_a_deleted_one_leaves_the_marker_that_deletes_it_elsewhere()
    {
        await using var usync = await USyncFixture.CreateAsync();
        Samples.WriteAll(usync);
        await usync.Importer.ImportAsync(usync.Folder);
        await using var other = await USyncFixture.CreateAsync();
        await other.Importer.ImportAsync(usync.Folder);
        await usync.DeleteAsync(Guid.Parse(Samples.PageKey));
        await usync.TrashAsync(Guid.Parse(Samples.HomeKey));

        await usync.Exporter.ExportAsync(usync.Target);

        Assert.Equal(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Empty Key=\"{Samples.PageKey}\" Alias=\"Comment ça marche\" Change=\"Delete\" "
            + "/>\n",
            await File.ReadAllTextAsync(Path.Combine(usync.Target, "Content", "a-page.config")));
        Assert.Contains("<Trashed>true</Trashed>", await File.ReadAllTextAsync(Path.Combine(usync.Target, "Content", "home.config")));

        var report = await other.Importer.ImportAsync(usync.Target);
        Assert.Equal(
            ["Content/a-page.config", "Content/home.config"],
            report.Results.Where(result => result.Outcome == ImportOutcome.Changed).Select(result => result.Path));
        await other.Site.ReloadAsync();
        Assert.Null(other.Site.Current.Root);
        await other.Exporter.ExportAsync(other.Target);
        AssertSame(usync.Target, other.Target);
    }

    // Blanks, quotes, line ends, a mark at the start and elements of another program, as no serializer would write them.
    private static void Spell(USyncFixture usync)
    {
        var xml = File.ReadAllText(Path.Combine(usync.Folder, "Content", "a-page.config"));
        usync.Write("Content/a-page.config", "\uFEFF<?xml version='1.0' encoding=\"UTF-8\"?>\r\n<!-- de la main -->\r\n" + xml
            .Replace("Alias=\"Comment ça marche\"", "Alias = 'Comment ça marche'")
            .Replace("<Trashed>", "<Path>/Accueil/CommentCaMarche</Path><Trashed>")
            .Replace("<Schedule />", "<Schedule></Schedule><a-venir/><?essai fait?>")
            .Replace("<body>", "<body Autre=\"a &gt; b\">")
            .Replace("</Properties>", "<essai><Autre>x</Autre></essai></Properties>")
            .Replace("</Content>", "<Suite n='1' /></Content>")
            .Replace("><Info>", ">\r\n  <Info>").Replace("</Info>", "\r\n  </Info>")
            .Replace("<Properties>", "\r\n  <Properties>\r\n    ").Replace("</body>", "</body>\r\n    ")
            .Replace("</Properties>", "\r\n  </Properties>\r\n"));
    }

    private static void AssertSame(string expected, string found)
    {
        Assert.Equal(Files(expected), Files(found));
        foreach (var file in Files(expected))
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(expected, file)).AsSpan()
                    .SequenceEqual(File.ReadAllBytes(Path.Combine(found, file))), $"{file} differs");
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
