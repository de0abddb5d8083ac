using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class ContactTableTests : SiteTest
{
    private ContactTable Table => Site.Get<ContactTable>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Site.ConfirmedAsync(CoreSite.Form("josette@example.org", "95323", "couture", "organisation") with { LastName = "Ourlet" });
        await Site.ConfirmedAsync(CoreSite.Form("helene@example.org", "95127", "couture") with
        {
            FirstName = "Hélène",
            LastName = "Œillet",
            Availability = ["week-end"]
        });
        await Site.ConfirmedAsync(CoreSite.Form("ahmed@example.org", "95176", "transport") with
        {
            FirstName = "Ahmed",
            LastName = "Navette",
            Phone = "+33 6 39 98 12 34"
        });
        var paul = await Site.ConfirmedAsync(
            CoreSite.Form("pause@example.org", "95480", "couture") with { FirstName = "Paul", LastName = "Attente" });
        await Site.Database.WriteAsync(async db => (await db.FindAsync<Volunteer>(paul.Id))!.Pause());
        await Site.SignUpAsync(CoreSite.Form("jamais@example.org", "95500") with { LastName = "Bressejamais" });
        await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053", "couture") with { FirstName = "Marie", LastName = "Bresse" });
    }

    [Fact]
    public async Task A_responsable_sees_the_territory_and_nothing_else()
    {
        var page = await Table.SearchAsync(await Site.ScopeAsync("departement:95"), new ContactQuery());
        Assert.Equal(4, page.Total);
        Assert.All(page.Rows, row => Assert.Equal("95", row.Commune!.Departement!.Code));
    }

    [Theory]
    [InlineData("nation:FR", 5)]
    [InlineData("region:11", 4)]
    [InlineData("region:84", 1)]
    [InlineData("epci:249500109", 2)]
    [InlineData("commune:95323", 1)]
    [InlineData("commune:95500", 0)]
    public async Task Each_level_sees_what_lies_in_it(string territory, int expected) =>
        Assert.Equal(expected, (await Table.SearchAsync(await Site.ScopeAsync(territory), new ContactQuery())).Total);

    [Fact]
    public async Task Asking_for_another_territory_gives_nothing_rather_than_its_people()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var page = await Table.SearchAsync(
            scope, new ContactQuery { Departements = ["01"], Regions = ["84"], Communes = ["01053"], Epcis = ["200040350"] });
        Assert.Empty(page.Rows);
        Assert.DoesNotContain(page.Facets["dep"], facet => facet.Count > 0 && facet.Value == "01");
        Assert.Empty((await Table.SearchAsync(scope, new ContactQuery { Text = "bresse" })).Rows);
    }

    [Fact]
    public async Task A_record_outside_the_territory_opens_like_one_that_does_not_exist()
    {
        var scope = await Site.ScopeAsync("departement:95");
        Assert.Null(await Table.OpenAsync(scope, (await Site.VolunteerAsync("ain@example.org")).Id));
        Assert.Null(await Table.OpenAsync(scope, 999_999));
        Assert.NotNull(await Table.OpenAsync(scope, (await Site.VolunteerAsync("josette@example.org")).Id));
    }

    [Fact]
    public async Task Who_never_confirmed_is_seen_by_nobody()
    {
        var scope = await Site.ScopeAsync("nation:FR");
        Assert.Empty((await Table.SearchAsync(scope, new ContactQuery { Text = "bressejamais" })).Rows);
        Assert.Empty((await Table.SearchAsync(scope, new ContactQuery { States = [VolunteerState.Pending] })).Rows);
        Assert.Null(await Table.OpenAsync(scope, (await Site.VolunteerAsync("jamais@example.org")).Id));
    }

    [Fact]
    public async Task Each_facet_counts_what_its_other_choices_would_give()
    {
        var query = new ContactQuery { Profiles = Mask("couture"), States = [VolunteerState.Confirmed] };
        var page = await Table.SearchAsync(await Site.ScopeAsync("departement:95"), query);
        Assert.Equal(2, page.Total);
        Assert.Equal([("couture", 2), ("transport", 1), ("organisation", 1)],
            page.Facets["profil"].Select(facet => (facet.Value, facet.Count)).OrderByDescending(pair => pair.Count)
                .ThenByDescending(pair => pair.Value));
        Assert.Equal([("Confirmed", 2), ("Paused", 1)], page.Facets["etat"].Select(facet => (facet.Value, facet.Count)));
        Assert.Equal(["95127", "95323"], page.Facets["commune"].Select(facet => facet.Value).Order());
    }

    [Fact]
    public async Task Facets_agree_with_what_choosing_them_shows()
    {
        var scope = await Site.ScopeAsync("nation:FR");
        var facets = (await Table.SearchAsync(scope, new ContactQuery())).Facets;
        foreach (var facet in facets["dep"])
        {
            Assert.Equal(facet.Count, (await Table.SearchAsync(scope, new ContactQuery { Departements = [facet.Value] })).Total);
        }
        foreach (var facet in facets["dispo"])
        {
            Assert.Equal(facet.Count,
                (await Table.SearchAsync(scope, new ContactQuery { Availability = Mask(facet.Value, OptionList.Availability) })).Total);
        }
    }

    [Theory]
    [InlineData("helene", "helene@example.org")]
    [InlineData("Hélène Œillet", "helene@example.org")]
    [InlineData("oeillet hel", "helene@example.org")]
    [InlineData("06 39 98 12 34", "ahmed@example.org")]
    [InlineData("6399812", "ahmed@example.org")]
    [InlineData("AHMED@example", "ahmed@example.org")]
    [InlineData("cormeilles", "ahmed@example.org")]
    [InlineData("95240", "ahmed@example.org")]
    [InlineData("jouy ourlet", "josette@example.org")]
    [InlineData("ourlet zzz", "")]
    public async Task Words_are_found_wherever_they_stand(string text, string expected)
    {
        var page = await Table.SearchAsync(await Site.ScopeAsync("departement:95"), new ContactQuery { Text = text });
        Assert.Equal(expected, string.Join(",", page.Rows.Select(row => row.Email)));
    }

    [Theory]
    [InlineData(ContactSort.Name, false, "Attente,Navette,Œillet,Ourlet")]
    [InlineData(ContactSort.Name, true, "Ourlet,Œillet,Navette,Attente")]
    [InlineData(ContactSort.Commune, false, "Œillet,Navette,Ourlet,Attente")]
    public async Task Sorting_follows_the_french_alphabet(ContactSort sort, bool descending, string expected)
    {
        var page = await Table.SearchAsync(await Site.ScopeAsync("departement:95"),
            new ContactQuery { Sort = sort, Descending = descending });
        Assert.Equal(expected, string.Join(",", page.Rows.Select(row => row.LastName)));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var scope = await Site.ScopeAsync("nation:FR");
        var query = new ContactQuery { Sort = ContactSort.Name, PageSize = 2 };
        var all = new List<long>();
        for (var number = 1; number <= 3; number++)
        {
            all.AddRange((await Table.SearchAsync(scope, query with { Page = number })).Rows.Select(row => row.Id));
        }
        Assert.Equal(5, all.Distinct().Count());
        Assert.Empty((await Table.SearchAsync(scope, query with { Page = 4 })).Rows);
    }

    [Fact]
    public async Task Every_read_of_contact_details_names_the_people_read_and_the_reader()
    {
        var scope = await Site.ScopeAsync("departement:95");
        await Table.SearchAsync(scope, new ContactQuery());
        var josette = await Site.VolunteerAsync("josette@example.org");
        await Table.OpenAsync(scope, josette.Id);
        await foreach (var _ in Table.ExportAsync(scope, new ContactQuery()))
        {
        }
        foreach (var (action, count) in new[] { (AuditAction.ContactsListed, 4), (AuditAction.ContactRead, 1),
            (AuditAction.ContactsExported, 4) })
        {
            var entry = Assert.Single(await Site.AuditAsync(action));
            Assert.Equal((scope.AccountId, "departement:95", count), (entry.AccountId, entry.Territory, entry.Subjects.Count));
            Assert.Contains(entry.Subjects, subject => subject.VolunteerId == josette.Id);
        }
    }

    [Fact]
    public async Task What_another_process_writes_is_seen_at_the_next_search()
    {
        var scope = await Site.ScopeAsync("departement:95");
        await Table.SearchAsync(scope, new ContactQuery());
        await using var connection = await Site.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """UPDATE "Volunteer" SET "LastName" = 'Changée' WHERE "EmailKey" = 'josette@example.org'""";
        await command.ExecuteNonQueryAsync();
        Assert.Equal("Changée", Assert.Single((await Table.SearchAsync(scope, new ContactQuery { Text = "changee" })).Rows).LastName);
        Assert.Empty((await Table.SearchAsync(scope, new ContactQuery { Text = "josette ourlet" })).Rows);
    }

    [Fact]
    public async Task Who_left_is_in_no_view_and_no_count()
    {
        var scope = await Site.ScopeAsync("departement:95");
        await Table.SearchAsync(scope, new ContactQuery());
        await Site.Database.WriteAsync(async db =>
        {
            var row = await db.FindAsync<Volunteer>((await Site.VolunteerAsync("josette@example.org")).Id);
            row!.Leave(Site.Clock.Now);
        });
        var page = await Table.SearchAsync(scope, new ContactQuery());
        Assert.Equal(3, page.Total);
        Assert.DoesNotContain(page.Facets["commune"], facet => facet.Value == "95323");
    }

    [Fact]
    public async Task A_commune_that_merged_keeps_its_volunteers_in_the_table_of_the_new_one()
    {
        var scope = await Site.ScopeAsync("commune:95127");
        Assert.Equal(1, (await Table.SearchAsync(scope, new ContactQuery())).Total);
        await Site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2027());
        var page = await Table.SearchAsync(scope, new ContactQuery());
        Assert.Equal(["helene@example.org", "josette@example.org"], page.Rows.Select(row => row.Email).Order());
        Assert.Equal(4, (await Table.SearchAsync(await Site.ScopeAsync("departement:95"), new ContactQuery())).Total);
        Assert.Equal("95323", (await Site.VolunteerAsync("josette@example.org")).CommuneCode);
    }

    [Fact]
    public async Task The_csv_opens_in_a_french_spreadsheet_and_runs_nothing_there()
    {
        await Site.ConfirmedAsync(CoreSite.Form("formule@example.org", "95127") with { Note = "=1+1; \"double\"" });
        using var stream = new MemoryStream();
        var scope = await Site.ScopeAsync("commune:95127");
        await Site.Get<ContactCsv>().WriteAsync(Table.ExportAsync(scope, new ContactQuery { Sort = ContactSort.Name }), stream);
        var bytes = stream.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith("Prénom;Nom;Adresse électronique;Téléphone;Commune;Code Insee;", lines[0]);
        Assert.DoesNotContain(lines, line => line.StartsWith('=') || line.Contains(";=", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("1+1; \"\"double\"\"\"", StringComparison.Ordinal));
    }

    private int Mask(string code, OptionList list = OptionList.Profile) => Site.Get<VolunteerOptions>().Mask(list, [code]);
}
