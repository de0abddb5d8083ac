using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Table;

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
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await table.OpenAsync(scope, volunteer.Id);
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await foreach (var _ in table.ExportAsync(scope, new ContactQuery()))
        {
        }
        var page = await ReadsAsync();
        Assert.Equal([DetailsUse.Exported, DetailsUse.Opened, DetailsUse.Listed], page.Reads.Select(read => read.Use));
        Assert.Equal(Site.Clock.Now, page.Reads[0].At);
        Assert.All(page.Reads, read => Assert.Equal("Val-d’Oise (95)", read.Territory));
        Assert.All(page.Reads, read => Assert.Contains("département", read.Role, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_reader_who_lost_the_mandate_since_keeps_the_role_of_that_day()
    {
        var lead = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"));
        await Site.Get<ContactTable>().OpenAsync(lead.Contacts!, volunteer.Id);
        var role = (await ReadsAsync()).Reads.Single().Role;
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await Site.Get<MandateService>().EndAsync(await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org"), lead.Mandates[0].Id);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(role, (await ReadsAsync()).Reads.Single().Role);
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
        }
        Assert.Equal((12, 2, 10), ((await ReadsAsync()).Total, (await ReadsAsync()).Pages, (await ReadsAsync()).Reads.Count));
        Assert.Equal((2, 2), ((await ReadsAsync(9)).Number, (await ReadsAsync(9)).Reads.Count));
    }

    [Fact]
    public async Task A_wrong_link_opens_nothing() =>
        Assert.Null(await Site.Get<DetailsReads>().OpenAsync(new string('A', 43), 1));

    private async Task<DetailsReadPage> ReadsAsync(int page = 1) => (await Site.Get<DetailsReads>().OpenAsync(token, page))!;
}
