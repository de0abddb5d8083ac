using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class VolunteerRecordTests : SiteTest
{
    private Volunteer volunteer = null!;
    private string token = "";

    private VolunteerRecordService Records => Site.Get<VolunteerRecordService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        volunteer = await Site.ConfirmedAsync();
        token = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id);
    }

    [Fact]
    public async Task The_personal_link_shows_and_changes_the_record()
    {
        Assert.Equal("Josette", (await Records.OpenAsync(token))!.FirstName);
        Assert.Empty(
            (await Records.EditAsync(
                token, CoreSite.Form(commune: "95127") with { FirstName = "Paulette", AcceptsIntroduction = false }))!);
        var record = (await Records.OpenAsync(token))!;
        Assert.Equal(("Paulette", "95127", false), (record.FirstName, record.CommuneCode, record.AcceptsIntroduction));
    }

    [Fact]
    public async Task A_wrong_answer_changes_nothing()
    {
        Assert.Equal(["Phone"], (await Records.EditAsync(token, CoreSite.Form() with { Phone = "12", FirstName = "Paulette" }))!.Keys);
        Assert.Equal("Josette", (await Records.OpenAsync(token))!.FirstName);
    }

    [Fact]
    public async Task A_consent_taken_back_keeps_its_date()
    {
        await Records.EditAsync(token, CoreSite.Form() with { AcceptsIntroduction = false });
        await using var db = Site.Database.Read();
        Assert.Equal(Site.Clock.Now, db.Set<Consent>().Single(consent => consent.Purpose == "presentation").WithdrawnAt);
    }

    [Fact]
    public async Task A_pause_takes_out_of_the_numbers_and_coming_back_puts_in_again()
    {
        var figures = Site.Get<VolunteerFigures>();
        await Records.PauseAsync(token);
        await figures.RefreshAsync();
        Assert.Equal(0, figures.Count(TerritoryRef.Nation));
        await Records.ResumeAsync(token);
        await figures.RefreshAsync();
        Assert.Equal(1, figures.Count(TerritoryRef.Nation));
    }

    [Fact]
    public async Task Leaving_erases_the_details_ends_the_consents_and_kills_the_links()
    {
        Assert.True(await Records.LeaveAsync(token));
        var left = await Site.VolunteerAsync(volunteer.Id);
        Assert.Equal(("", "", "", "", "", null), (left.FirstName, left.LastName, left.Email, left.Phone, left.Note, left.EmailKey));
        Assert.Equal((VolunteerState.Left, "95323"), (left.State, left.CommuneCode));
        Assert.Null(await Records.OpenAsync(token));
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<Consent>(), consent => consent.WithdrawnAt == null);
        Assert.Empty(db.Set<LinkToken>());
    }

    [Fact]
    public async Task Leaving_leaves_the_totals_right()
    {
        await Site.ConfirmedAsync(CoreSite.Form("reste@example.org"));
        var figures = Site.Get<VolunteerFigures>();
        await Records.LeaveAsync(token);
        Assert.True(await figures.RefreshAsync());
        Assert.Equal((1, 1, 1), (
            figures.Count(TerritoryRef.Nation), figures.Count(new TerritoryRef(TerritoryKind.Departement, "95")),
            figures.CommunesWithVolunteers));
    }

    [Fact]
    public async Task Someone_who_left_may_come_back_with_the_same_address()
    {
        await Records.LeaveAsync(token);
        Assert.NotEqual(volunteer.Id, (await Site.SignUpAsync()).Id);
    }

    [Fact]
    public async Task Nothing_is_sent_any_more_to_who_left()
    {
        await Records.LeaveAsync(token);
        foreach (var mail in await Site.MailsAsync())
        {
            Assert.Null(await Site.ComposeAsync(mail));
        }
    }

    [Fact]
    public async Task An_expired_personal_link_opens_nothing()
    {
        Site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Null(await Records.OpenAsync(token));
        Assert.False(await Records.LeaveAsync(token));
    }
}
