using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Notes;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Silence;

namespace UsineCitoyenne.Core.Tests.Volunteers.Silence;

/// <summary>P8, P11: silence has its steps, each on its day, and one click ends it.</summary>
public sealed class SilenceTests : SiteTest
{
    private DataRetention Retention => Site.Get<DataRetention>();

    private ContactTable Contacts => Site.Get<ContactTable>();

    [Fact]
    public async Task A_silent_volunteer_is_asked_reminded_faded_archived_and_erased_each_on_its_day()
    {
        var id = (await Site.ConfirmedAsync()).Id;
        var scope = await Site.ScopeAsync("departement:95");
        foreach (var (days, rule, freshness) in new[]
        {
            (60, RetentionRule.Asked, Freshness.Asked), (30, RetentionRule.Reminded, Freshness.Reminded),
            (30, RetentionRule.Faded, Freshness.Faded), (60, RetentionRule.Archived, Freshness.Archived),
        })
        {
            Site.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromHours(1));
            Assert.Equal(0, (await Retention.RunAsync())[rule]);
            Site.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
            Assert.Equal(1, (await Retention.PreviewAsync())[rule]);
            Assert.Equal(1, (await Retention.RunAsync())[rule]);
            Assert.Equal(0, (await Retention.RunAsync())[rule]);
            Assert.Equal(freshness, (await Site.VolunteerAsync(id)).Freshness);
        }
        Assert.Equal(2, await MailsAsync());
        Assert.Null(await Contacts.OpenAsync(scope, id));
        await Site.Database.WriteAsync(db =>
        {
            db.Add(new VolunteerNote
            {
                VolunteerId = id,
                AccountId = scope.AccountId,
                Text = "Préfère le téléphone.",
                At = Site.Clock.Now
            });
            db.Add(new VolunteerChange
            {
                VolunteerId = id,
                EditId = Guid.CreateVersion7(),
                Field = ChangedField.Phone,
                Before = "0639980000",
                After = "0639980001",
                At = Site.Clock.Now
            });
            Site.Get<LinkTokens>().Issue(db, LinkPurpose.Presence, id, TimeSpan.FromDays(400));
            return Task.CompletedTask;
        });
        Site.Clock.Advance(TimeSpan.FromDays(185) + TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await Retention.RunAsync())[RetentionRule.Silent]);
        var erased = await Site.VolunteerAsync(id);
        Assert.Equal(("", "", VolunteerState.Left), (erased.Email, erased.LastName, erased.State));
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<Leaver>());
        Assert.Empty(db.Set<LinkToken>().Where(link => link.SubjectId == id));
        Assert.Empty(db.Set<VolunteerNote>());
        Assert.Empty(db.Set<VolunteerChange>());
    }

    [Fact]
    public async Task A_faded_entry_leaves_the_usual_view_and_the_public_count_and_its_facet_still_finds_it()
    {
        await Site.ConfirmedAsync();
        var scope = await Site.ScopeAsync("departement:95");
        await Site.ConfirmedAsync(CoreSite.Form("recente@example.org"));
        foreach (var days in new[] { 61, 31, 31 })
        {
            Site.Clock.Advance(TimeSpan.FromDays(days));
            await Retention.RunAsync();
            await AnswerAsync("recente@example.org", service => service.StillThereAsync);
        }
        var usual = await Contacts.SearchAsync(scope, new ContactQuery());
        Assert.Equal("recente@example.org", Assert.Single(usual.Rows).Email);
        Assert.Equal([("Fresh", 1), ("Faded", 1)], usual.Facets["fraicheur"].Select(facet => (facet.Value, facet.Count)));
        Assert.Equal("josette@example.org",
            Assert.Single((await Contacts.SearchAsync(scope, new ContactQuery { Freshness = [Freshness.Faded] })).Rows).Email);
        var figures = Site.Get<VolunteerFigures>();
        await figures.RefreshAsync();
        Assert.Equal(1, figures.Count(TerritoryRef.Nation));
    }

    [Fact]
    public async Task Each_answer_of_the_mail_ends_the_silence_and_the_waiting_mail_is_not_sent()
    {
        var stays = await Site.ConfirmedAsync(CoreSite.Form("reste@example.org"));
        var pauses = await Site.ConfirmedAsync(CoreSite.Form("pause@example.org"));
        var leaves = await Site.ConfirmedAsync(CoreSite.Form("part@example.org"));
        Site.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal(3, (await Retention.RunAsync())[RetentionRule.Asked]);
        var mail = (await Site.MailsAsync()).Single(row => row.Template == StillThereMail.Kind.Name && row.RecipientId == stays.Id);
        var content = (await Site.ComposeAsync(mail))!;
        Assert.Equal(["disponible", "pause", "retirer"], content.Body.Blocks.OfType<MailBlock.Button>()
            .Select(button => button.Url.Split('/')[^2]));

        await AnswerAsync("reste@example.org", service => service.StillThereAsync);
        await AnswerAsync("pause@example.org", service => service.PauseAsync);
        await AnswerAsync("part@example.org", service => service.LeaveAsync);
        Assert.Null(await Site.ComposeAsync(mail));
        Assert.Equal((Freshness.Fresh, VolunteerState.Confirmed), State(await Site.VolunteerAsync(stays.Id)));
        Assert.Equal((Freshness.Fresh, VolunteerState.Paused), State(await Site.VolunteerAsync(pauses.Id)));
        Assert.Equal(VolunteerState.Left, (await Site.VolunteerAsync(leaves.Id)).State);
        Site.Clock.Advance(TimeSpan.FromDays(59));
        Assert.Equal(0, (await Retention.RunAsync())[RetentionRule.Asked]);
        Assert.Single(await Site.AuditAsync(AuditAction.VolunteerStillThere));
    }

    [Fact]
    public async Task Three_nodes_at_once_ask_each_person_once_and_the_report_has_the_exact_sum()
    {
        await Site.Database.WriteAsync(db => VolunteerBulk.InsertAsync(db, Enumerable.Range(0, 2500).Select(number => new VolunteerBulk.Row(
            new Volunteer.Details("Josette", "Ourlet", "", "95323", 1, 0, 0, ""), $"v{number}@example.org", VolunteerState.Confirmed,
            Site.Clock.Now, Demo: number == 0))));
        Site.Clock.Advance(TimeSpan.FromDays(61));
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Retention.RunAsync())));
        var later = await Retention.RunAsync();
        Assert.Equal(2499, reports.Append(later).Sum(report => report[RetentionRule.Asked]));
        Assert.Equal(2499, await MailsAsync());
        Assert.Equal(2499, (await Retention.HistoryAsync(10)).Sum(run => run.Report[RetentionRule.Asked]));
    }

    [Fact]
    public async Task A_rule_that_came_late_skips_no_step()
    {
        await Site.ConfirmedAsync();
        Site.Clock.Advance(TimeSpan.FromDays(400));
        var first = await Retention.RunAsync();
        Assert.Equal((1, 0, 0, 0, 0), (first[RetentionRule.Asked], first[RetentionRule.Reminded], first[RetentionRule.Faded],
            first[RetentionRule.Archived], first[RetentionRule.Silent]));
        Site.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, (await Retention.RunAsync())[RetentionRule.Reminded]);
    }

    [Theory]
    [InlineData(60, 90, 120, 180, 365, true)]
    [InlineData(60, 60, 120, 180, 365, false)]
    [InlineData(0, 90, 120, 180, 365, false)]
    [InlineData(60, 90, 120, 365, 180, false)]
    public void The_days_must_grow(int ask, int remind, int fade, int archive, int erase, bool valid) =>
        Assert.Equal(valid, new SilenceOptions
        {
            AskAfterDays = ask,
            RemindAfterDays = remind,
            FadeAfterDays = fade,
            ArchiveAfterDays = archive,
            EraseAfterDays = erase,
        }.IsValid);

    private static (Freshness, VolunteerState) State(Volunteer volunteer) => (volunteer.Freshness, volunteer.State);

    private async Task<int> MailsAsync() => (await Site.MailsAsync()).Count(mail => mail.Template == StillThereMail.Kind.Name);

    private async Task AnswerAsync(string email, Func<VolunteerRecordService, Func<RecordKey, Task<bool>>> answer) => Assert.True(
        await answer(Site.Get<VolunteerRecordService>())(
            await Site.IssueAsync(LinkPurpose.VolunteerRecord, (await Site.VolunteerAsync(email)).Id)));
}
