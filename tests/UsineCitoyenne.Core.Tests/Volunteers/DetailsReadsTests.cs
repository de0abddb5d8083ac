using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class DetailsReadsTests : SiteTest
{
    private Volunteer volunteer = null!;
    private string token = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        volunteer = await Site.ConfirmedAsync();
        token = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id);
    }

    [Fact]
    public async Task Each_reading_is_told_with_role_territory_and_act_the_newest_first()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var table = Site.Get<ContactTable>();
        await table.SearchAsync(scope, new ContactQuery());
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await table.OpenAsync(scope, volunteer.Id);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await foreach (var _ in table.ExportAsync(scope, new ContactQuery()))
        {
        }
        var page = await ReadsAsync();
        Assert.Equal([DetailsUse.Exported, DetailsUse.Opened, DetailsUse.Listed], page.Days.Select(day => day.Acts.Single().Use));
        Assert.Equal(Site.Clock.Now, page.Days[0].At);
        Assert.All(page.Days, read => Assert.Equal("Val-d’Oise (95)", read.Territory));
        Assert.All(page.Days, read => Assert.Contains("département", read.Role, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_reader_who_lost_the_mandate_since_keeps_the_role_of_that_day()
    {
        var lead = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"));
        await Site.Get<ContactTable>().OpenAsync(lead.Contacts!, volunteer.Id);
        var role = (await ReadsAsync()).Days.Single().Role;
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await Site.Get<MandateService>()
            .EndAsync(await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org"), lead.Mandates[0]
                .Id);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(role, (await ReadsAsync()).Days.Single().Role);
        Assert.NotEqual("Équipe du site", role);
    }

    [Fact]
    public async Task Readings_of_others_and_ones_own_acts_are_not_in_it()
    {
        var other = await Site.ConfirmedAsync(CoreSite.Form("autre@example.org"));
        await Site.Get<ContactTable>().OpenAsync(await Site.ScopeAsync("commune:95323"), other.Id);
        await Site.Get<VolunteerRecordService>().PauseAsync(token);
        Assert.Equal(0, (await ReadsAsync()).Total);
    }

    [Fact]
    public async Task A_long_list_comes_by_pages()
    {
        var scope = await Site.ScopeAsync("nation:FR");
        for (var reading = 0; reading < DetailsReadPage.Size + 2; reading++)
        {
            await Site.Get<ContactTable>().OpenAsync(scope, volunteer.Id);
            Site.Clock.Advance(TimeSpan.FromDays(1));
        }
        token = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id);
        Assert.Equal((12, 2, 10), ((await ReadsAsync()).Total, (await ReadsAsync()).Pages, (await ReadsAsync()).Days.Count));
        Assert.Equal((2, 2), ((await ReadsAsync(9)).Number, (await ReadsAsync(9)).Days.Count));
    }

    [Fact]
    public async Task One_reader_on_one_day_is_one_line_with_how_often()
    {
        var (lead, other) = (await Site.ScopeAsync("departement:95"), await Site.ScopeAsync("commune:95323"));
        for (var time = 0; time < 37; time++)
        {
            await Site.Get<ContactTable>().SearchAsync(lead, new ContactQuery());
        }
        await Site.Get<ContactTable>().OpenAsync(lead, volunteer.Id);
        await Site.Get<ContactTable>().OpenAsync(other, volunteer.Id);
        var page = await ReadsAsync();
        Assert.Equal((39, 2), (page.Total, page.Days.Count));
        Assert.Equal(1, page.Days[0].Times);
        Assert.Equal([(DetailsUse.Listed, 37), (DetailsUse.Opened, 1)], page.Days[1].Acts);
        Assert.Equal("Val-d’Oise (95)", page.Days[1].Territory);
    }

    [Fact]
    public async Task A_wrong_link_opens_nothing() =>
        Assert.Null(await Site.Get<DetailsReads>().OpenAsync(new string('A', 43), 1));

    private async Task<DetailsReadPage> ReadsAsync(int page = 1) => (await Site.Get<DetailsReads>().OpenAsync(token, page))!;
}
