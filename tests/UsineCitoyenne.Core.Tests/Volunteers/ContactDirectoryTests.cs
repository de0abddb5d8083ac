using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.ForEditors;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>An editor of the Val-d'Oise reads the two tables in the back office, and tries to read more.</summary>
public sealed class ContactDirectoryTests : SiteTest
{
    private Guid home;

    private ContactDirectory Directory => Site.Get<ContactDirectory>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        home = await HomeAsync("95");
        await HomeAsync("01");
        await Site.ConfirmedAsync(CoreSite.Form("josette@example.org", "95323"));
        await Site.ConfirmedAsync(
            CoreSite.Form("helene@example.org", "95127") with { FirstName = "Hélène", LastName = "Navette", Phone = "06 39 98 12 34" });
        await Site.ConfirmedAsync(
            CoreSite.Form("marie@example.org", "01053") with { FirstName = "Marie", LastName = "Bresse", Phone = "06 39 98 77 77" });
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95127"), email: "cergy@example.org");
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "01053"), email: "bourg@example.org");
    }

    [Fact]
    public async Task No_filter_text_order_page_or_number_shows_somebody_of_another_departement()
    {
        var editor = Editor(Start(home), sensitive: true);
        var marie = await Site.VolunteerAsync("marie@example.org");
        ContactQuery[] queries =
        [
            new(), new() { Departements = ["01"] }, new() { Departements = ["95", "01"] }, new() { Regions = ["84"] },
                new() { Communes = ["01053"] },
            new() { Text = "bresse" }, new() { Text = "marie@example.org" }, new() { Text = "+33639987777" }, new() { Text = "01000" },
            new() { Text = "bourg" },
            .. Enum.GetValues<ContactSort>()
            .SelectMany(sort => new[] { false, true }, (sort, down) => new ContactQuery { Sort = sort, Descending = down, PageSize = 1 })
                .SelectMany(query => new[] { 1, 2, 3, 4 }, (query, page) => query with { Page = page }),
        ];
        foreach (var query in queries)
        {
            var page = await Directory.FindAsync(editor, query);
            Assert.All(page.Rows, row => Assert.Equal("95", row.Commune!.Departement!.Code));
            Assert.InRange(page.Total, 0, 2);
            Assert.DoesNotContain(page.Facets["dep"].Concat(page.Facets["commune"]), facet => facet.Count > 0
                && facet.Value.StartsWith("01", StringComparison.Ordinal));
        }
        Assert.Null(await Directory.OpenAsync(editor, marie.Id));
        Assert.NotNull(await Directory.OpenAsync(editor, (await Site.VolunteerAsync("josette@example.org")).Id));

        var national = Editor(NodeReach.Everywhere, sensitive: true);
        Assert.Equal(3, (await Directory.FindAsync(national, new ContactQuery())).Total);
        var bourg = (await Directory.FindAsync(national, new ResponsableQuery { Text = "bourg@" })).Rows.Single();
        Assert.Equal(["cergy@example.org"], (await Directory.FindAsync(editor, new ResponsableQuery())).Rows.Select(row => row.Email));
        Assert.Empty((await Directory.FindAsync(editor, new ResponsableQuery { Departements = ["01"] })).Rows);
        Assert.Empty((await Directory.FindAsync(editor, new ResponsableQuery { Text = "bourg" })).Rows);
        Assert.Null(await Directory.OpenResponsableAsync(editor, bourg.MandateId));
    }

    [Fact]
    public async Task Without_the_section_or_a_departement_of_one_s_own_nothing_opens()
    {
        var id = (await Site.VolunteerAsync("josette@example.org")).Id;
        var page = new NodeReach(false, [Guid.NewGuid()], [$"/{home:N}/{Guid.NewGuid():N}/"]);
        foreach (var editor in new[] { Editor(Start(home), section: SectionAliases.Members), Editor(page), Editor(NodeReach.Nowhere),
            Editor(NodeReach.Everywhere, section: "") })
        {
            await Assert.ThrowsAsync<EditorDeniedException>(() => Directory.FindAsync(editor, new ContactQuery()));
            await Assert.ThrowsAsync<EditorDeniedException>(() => Directory.OpenAsync(editor, id));
            await Assert.ThrowsAsync<EditorDeniedException>(() => Directory.FindAsync(editor, new ResponsableQuery()));
            await Assert.ThrowsAsync<EditorDeniedException>(() => Directory.OpenResponsableAsync(editor, 1));
        }

        var mine = Editor(Start(home));
        Assert.Equal(2, (await Directory.FindAsync(mine, new ContactQuery())).Total);
        await Site.Database.WriteAsync(db => db.Set<Document>().Where(row => row.Key == home)
            .ExecuteUpdateAsync(row => row.SetProperty(document => document.Trashed, true)));
        await Assert.ThrowsAsync<EditorDeniedException>(() => Directory.FindAsync(mine, new ContactQuery()));
        Assert.Empty(await Site.AuditAsync(AuditAction.ContactRead));
    }

    [Fact]
    public async Task Who_may_not_see_sensitive_data_gets_names_and_communes_and_finds_nothing_by_the_rest()
    {
        var josette = await Site.VolunteerAsync("josette@example.org");
        var scope = await Site.ScopeAsync("departement:95");
        var tag = (await Site.Get<ContactTags>().MakeAsync(scope, new TerritoryRef(TerritoryKind.Departement, "95"), "À rappeler"))!;
        Assert.Equal("", await Site.Get<ContactDossiers>().TagAsync(scope, josette.Id, tag.Id));
        Assert.Equal("", await Site.Get<ContactDossiers>().NoteAsync(scope, josette.Id, "Absente en août"));

        var editor = Editor(Start(home));
        var page = await Directory.FindAsync(editor, new ContactQuery { Tags = [tag.Id], Sources = [7], Sort = ContactSort.Tags });
        Assert.Equal(2, page.Total);
        Assert.Equal("Hélène", page.Rows[0].FirstName);
        Assert.All(page.Rows, row => Assert.Equal(("", "", "", 0), (row.Email, row.Phone, row.Note, row.Tags.Count)));
        Assert.Empty(page.Facets["etiq"]);
        Assert.Empty(page.Facets["origine"]);
        foreach (var text in new[] { "josette@example.org", "+33639980001", "06 39 98 00 01", "préférence", "example" })
        {
            Assert.Equal(0, (await Directory.FindAsync(editor, new ContactQuery { Text = text })).Total);
        }
        Assert.Equal(1, (await Directory.FindAsync(editor, new ContactQuery { Text = "josette jouy" })).Total);
        var dossier = (await Directory.OpenAsync(editor, josette.Id))!;
        Assert.Equal(("Ourlet", "", "", ""), (dossier.Row.LastName, dossier.Row.Email, dossier.Row.Phone, dossier.Row.Note));
        Assert.Equal((0, 0, 0), (dossier.Tags.Count, dossier.Notes.Count, dossier.History.Count));
        var responsables = await Directory.FindAsync(editor, new ResponsableQuery());
        Assert.All(responsables.Rows, row => Assert.Equal("", row.Email));
        Assert.Equal(0, (await Directory.FindAsync(editor, new ResponsableQuery { Text = "cergy@example.org" })).Total);
        Assert.Equal(1, (await Directory.FindAsync(editor, new ResponsableQuery { Text = "navette cergy" })).Total);
        Assert.Equal("", (await Directory.OpenResponsableAsync(editor, responsables.Rows[0].MandateId))!.Row.Email);

        var trusted = Editor(Start(home), sensitive: true);
        Assert.Equal("josette@example.org", Assert.Single((await Directory.FindAsync(trusted, new ContactQuery { Tags = [tag.Id] })).Rows)
            .Email);
        var whole = (await Directory.OpenAsync(trusted, josette.Id))!;
        Assert.Equal(("+33639980001", "Absente en août", "À rappeler"),
            (whole.Row.Phone, whole.Notes.Single().Text, whole.Tags.Single().Label));
    }

    [Fact]
    public async Task Every_reading_names_the_editor_the_departement_and_the_people_in_the_audit()
    {
        var editor = Editor(Start(home));
        var josette = await Site.VolunteerAsync("josette@example.org");
        await Directory.FindAsync(editor, new ContactQuery { Text = "ourlet" });
        await Directory.OpenAsync(editor, josette.Id);
        var mandate = (await Directory.FindAsync(editor, new ResponsableQuery())).Rows[0].MandateId;
        await Directory.OpenResponsableAsync(editor, mandate);

        foreach (var action in new[] { AuditAction.ContactsListed, AuditAction.ContactRead })
        {
            var entry = Assert.Single(await Site.AuditAsync(action));
            Assert.Equal((editor.AccountId, "departement:95"), (entry.AccountId, entry.Territory));
            Assert.Equal([josette.Id], entry.Subjects.Select(subject => subject.VolunteerId));
        }
        foreach (var action in new[] { AuditAction.ResponsablesListed, AuditAction.ResponsableRead })
        {
            var entry = Assert.Single(await Site.AuditAsync(action));
            Assert.Equal((editor.AccountId, "departement:95"), (entry.AccountId, entry.Territory));
        }
    }

    [Fact]
    public async Task Administrators_of_an_older_site_receive_the_section_once()
    {
        await Site.Get<EditorGroups>().ProvisionAsync([], _ => null);
        Assert.Contains(SectionAliases.Annuaire, await SectionsAsync(UserGroupAliases.Administrators));
        Assert.DoesNotContain(SectionAliases.Annuaire, await SectionsAsync(UserGroupAliases.NationalEditors));
        await Site.Database.WriteAsync(db =>
        {
            db.Set<UserGroup>().Single(row => row.Alias == UserGroupAliases.Administrators).Sections.Remove(SectionAliases.Annuaire);
            return Task.CompletedTask;
        });
        var before = await SectionsAsync(UserGroupAliases.Administrators);
        await MigrateAgainAsync();
        Assert.Equal([.. before, SectionAliases.Annuaire], await SectionsAsync(UserGroupAliases.Administrators));
        await MigrateAgainAsync();
        Assert.Equal([.. before, SectionAliases.Annuaire], await SectionsAsync(UserGroupAliases.Administrators));
        Assert.DoesNotContain(SectionAliases.Annuaire, await SectionsAsync(UserGroupAliases.NationalEditors));
    }

    private static NodeReach Start(Guid node) => new(false, [node], [Document.PathOf(null, node)]);

    private static Editor Editor(NodeReach documents, bool sensitive = false, string section = SectionAliases.Annuaire) => new(
        Guid.NewGuid(), 77, "Claude Aiguille",
        [
            Group("redaction-95", section),
            .. sensitive ? [Group(UserGroupAliases.SensitiveData, "")] : Array.Empty<GroupRights>(),
        ],
        documents, NodeReach.Nowhere);

    private static GroupRights Group(string alias, string section) =>
        new(Guid.NewGuid(), alias, new HashSet<string> { section }, new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>>());

    private async Task<Guid> HomeAsync(string code)
    {
        var key = Guid.NewGuid();
        await Site.Database.WriteAsync(db =>
        {
            db.Add(new Document
            {
                Key = key,
                Path = Document.PathOf(null, key),
                Level = 1,
                ContentTypeKey = Guid.NewGuid(),
                ContentType = DocumentTypes.DepartementHome,
                Name = code,
                UrlSegment = $"agirlocal{code}",
                Values = "{}",
            });
            db.Add(new ProvisioningRecord { TemplateKey = Guid.NewGuid(), Code = code, DocumentKey = key });
            return Task.CompletedTask;
        });
        return key;
    }

    private async Task<List<string>> SectionsAsync(string alias)
    {
        await using var db = Site.Database.Read();
        return db.Set<UserGroup>().Single(row => row.Alias == alias).Sections;
    }

    private async Task MigrateAgainAsync()
    {
        await using var db = Site.Database.Read();
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "MigrationsHistory" WHERE "MigrationId" = '202611220545_AnnuaireSection'""");
        await db.Database.MigrateAsync();
    }
}
