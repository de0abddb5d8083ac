using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class AuditJournalTests : SiteTest
{
    private Volunteer josette = null!;
    private Volunteer marie = null!;

    private AuditJournal Journal => Site.Get<AuditJournal>();

    private ContactTable Table => Site.Get<ContactTable>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        josette = await Site.ConfirmedAsync();
        marie = await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053"));
    }

    [Fact]
    public async Task Each_act_is_told_the_newest_first_with_who_role_what_and_how_many()
    {
        var lead = await LeadAsync("departement:95");
        await Table.SearchAsync(lead.Contacts!, new ContactQuery());
        await Table.OpenAsync(lead.Contacts!, josette.Id);
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await Site.Get<ContactDossiers>().NoteAsync(lead.Contacts!, josette.Id, "À rappeler");
        var lines = await LinesAsync(lead);
        Assert.Equal(["a écrit une note", "a ouvert une fiche", "a consulté la liste des contacts"], lines.Select(line => line.What));
        Assert.Equal((Site.Clock.Now, "Dominique Navette", 1, "Val-d’Oise (95)"),
            (lines[0].At, lines[0].Who, lines[0].People, lines[0].Territory));
        Assert.Contains("département", lines[0].Role, StringComparison.OrdinalIgnoreCase);
        // Her commune's own responsable reads them too, as those of the level above on somebody there; what people do to their own entry is
        // told to nobody.
        Assert.Equal(lines.Select(line => line.Id), (await LinesAsync(await LeadAsync("commune:95323"))).Select(line => line.Id));
        Assert.Empty(await LinesAsync(await LeadAsync("commune:95127")));
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(0)]
    public async Task Nobody_reads_what_was_done_elsewhere_nor_how_many_others_a_reader_above_saw(int fewPeople)
    {
        await Site.ConfirmedAsync(CoreSite.Form("pontoise@example.org", "95500"));
        var (nation, ain) = (await LeadAsync("nation:FR"), await LeadAsync("departement:01"));
        await Table.SearchAsync(nation.Contacts!, new ContactQuery());
        await Table.OpenAsync(nation.Contacts!, marie.Id);
        await Table.OpenAsync(ain.Contacts!, marie.Id);
        await Site.Get<ResponsableTable>().SearchAsync(nation.Contacts!, new ResponsableQuery());
        await Site.Get<ResponsableTable>().SearchAsync(ain.Contacts!, new ResponsableQuery());
        // Two territories far apart: the audit names the first.
        var both = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"), email: "deux@example.org");
        both = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "01053"), email: "deux@example.org");
        await Table.OpenAsync(both.Contacts!, marie.Id);

        var journal = With(fewPeople);
        var line = Assert.Single((await journal.OpenAsync((await LeadAsync("departement:95")).Journal, new JournalQuery()))!.Lines);
        Assert.Equal(("a consulté la liste des contacts", 2), (line.What, line.People));
        var theirs = (await journal.OpenAsync(ain.Journal, new JournalQuery()))!.Lines;
        Assert.Equal([1, 0, 1, 1, 1], theirs.Select(row => row.People));
        Assert.Equal(3, (await journal.OpenAsync(nation.Journal, new JournalQuery(JournalAct.Listed)))!.Lines.Max(row => row.People));
        Assert.Null(await journal.OpenAsync((await LeadAsync("departement:95")).Journal, new JournalQuery(VolunteerId: marie.Id)));
    }

    [Fact]
    public async Task Lines_are_found_by_act_by_person_by_day_and_by_volunteer()
    {
        var (lead, region) = (await LeadAsync("departement:95"), await LeadAsync("region:11"));
        await Table.OpenAsync(region.Contacts!, josette.Id);
        Site.Clock.Advance(TimeSpan.FromDays(2));
        var day = Site.Clock.Now;
        var other = await Site.ConfirmedAsync(CoreSite.Form("autre@example.org"));
        await Table.SearchAsync(lead.Contacts!, new ContactQuery());
        await Table.OpenAsync(lead.Contacts!, other.Id);
        Assert.Equal(["a ouvert une fiche", "a ouvert une fiche"], (await LinesAsync(lead, new JournalQuery(JournalAct.Opened)))
            .Select(line => line.What));
        Assert.Equal(region.AccountId, Assert.Single(await LinesAsync(lead, new JournalQuery(AccountId: region.AccountId))).AccountId);
        Assert.Equal(2, (await LinesAsync(lead, new JournalQuery(From: day))).Count);
        Assert.Single(await LinesAsync(lead, new JournalQuery(To: day)));
        Assert.Equal(2, (await LinesAsync(lead, new JournalQuery(VolunteerId: josette.Id))).Count);
        Assert.Empty(await LinesAsync(lead, new JournalQuery(JournalAct.Exported)));
        var people = (await Journal.PeopleAsync(lead.Journal)).Select(person => person.AccountId).ToList();
        Assert.Equal([lead.AccountId, region.AccountId], people.Order());
        Assert.DoesNotContain((await LeadAsync("departement:01")).AccountId, (await Journal.PeopleAsync(lead.Journal))
            .Select(person => person.AccountId));
    }

    [Theory]
    [InlineData("departement:95", 2000)]
    [InlineData("departement:95", 0)]
    [InlineData("nation:FR", 2000)]
    public async Task Every_line_is_on_one_page_and_the_export_holds_them_all(string territory, int fewPeople)
    {
        var lead = await LeadAsync(territory);
        await AddReadingsAsync(lead, "departement:95", josette, 120);
        await AddReadingsAsync(lead, "departement:01", marie, 30);
        var journal = With(fewPeople);
        var seen = new List<long>();
        long? next = null;
        do
        {
            var page = (await journal.OpenAsync(lead.Journal, new JournalQuery(Before: next)))!;
            Assert.InRange(page.Lines.Count, 1, JournalPage.Size);
            seen.AddRange(page.Lines.Select(line => line.Id));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(territory == "nation:FR" ? 150 : 120, seen.Count);
        Assert.Equal(seen.Distinct().OrderDescending(), seen);
        Assert.Equal(seen, await journal.ExportAsync(lead.Journal, new JournalQuery()).Select(line => line.Id).ToListAsync());
    }

    [Fact]
    public async Task A_search_too_long_says_where_it_stopped_and_goes_on()
    {
        var (lead, ain) = (await LeadAsync("departement:95"), await LeadAsync("departement:01"));
        await Table.OpenAsync(lead.Contacts!, josette.Id);
        await AddReadingsAsync(ain, "departement:01", marie, 700);
        var journal = new AuditJournal(Site.Database, Site.Get<TerritoryDirectory>(), Site.Get<IAuditedPeople>(),
            Site.Get<JournalFormatter>(), Site.Get<Audit>())
        { FewPeople = 0, MostChunks = 1 };
        var nothing = (await journal.OpenAsync(lead.Journal, new JournalQuery()))!;
        Assert.Empty(nothing.Lines);
        Assert.NotNull(nothing.SearchedTo);
        Assert.Single((await journal.OpenAsync(lead.Journal, new JournalQuery(Before: nothing.Next)))!.Lines);
    }

    [Fact]
    public async Task Reading_the_journal_is_one_line_of_it_for_who_asks_for_such_lines()
    {
        var lead = await LeadAsync("departement:95");
        await LinesAsync(lead);
        await LinesAsync(lead);
        Assert.Equal(2, (await Site.AuditAsync(AuditAction.JournalRead)).Count);
        Assert.Empty(await LinesAsync(lead));
        Assert.Equal(4, (await LinesAsync(lead, new JournalQuery(JournalAct.Journal))).Count);
    }

    [Fact]
    public async Task Administrators_read_all_and_who_reads_no_contact_reads_nothing()
    {
        await Table.OpenAsync((await LeadAsync("departement:01")).Contacts!, marie.Id);
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        Assert.Contains(await LinesAsync(administrator), line => line is { What: "a ouvert une fiche", People: 1 });
        var ended = new Responsable(administrator.AccountId, "Personne", "personne@example.org", [], []);
        Assert.Null(await Journal.OpenAsync(ended.Journal, new JournalQuery()));
        Assert.Empty(await Journal.PeopleAsync(ended.Journal));
    }

    private AuditJournal With(int fewPeople) =>
        new(Site.Database, Site.Get<TerritoryDirectory>(), Site.Get<IAuditedPeople>(), Site.Get<JournalFormatter>(),
            Site.Get<Audit>())
        { FewPeople = fewPeople };

    private Task AddReadingsAsync(Responsable by, string territory, Volunteer person, int count) => Site.Database.WriteAsync(db =>
    {
        db.AddRange(Enumerable.Range(0, count).Select(number => new AuditEntry
        {
            At = Site.Clock.Now.AddSeconds(number),
            AccountId = by.AccountId,
            Action = AuditAction.ContactRead,
            Territory = territory,
            Subjects = [new AuditSubject { VolunteerId = person.Id }],
        }));
        return Task.CompletedTask;
    });

    private async Task<Responsable> LeadAsync(string territory)
    {
        Assert.True(TerritoryRef.TryParse(territory, out var reference));
        return await Site.ResponsableAsync(reference, email: $"{territory.Replace(':', '-')}@example.org");
    }

    /// <summary>Without the lines of mandates, which the test's own people make.</summary>
    private async Task<IReadOnlyList<JournalLine>> LinesAsync(Responsable reader, JournalQuery? query = null) =>
        [.. (await Journal.OpenAsync(reader.Journal, query ?? new JournalQuery()))!.Lines.Where(
            line => !line.What.EndsWith("un mandat", StringComparison.Ordinal))];
}
