using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Tests.Mailing;
using UsineCitoyenne.Core.Tests.Mandates;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Data;

/// <summary>A backup that is put back sends nothing again: what was due before waits for the operator.</summary>
public sealed class RestoreTests : SiteTest
{
    private readonly KeptMails server = new();

    private string File => Path.Combine(Site.Database.Settings.DataFolder, "sauvegarde.zip");

    private DatabaseBackup Backup => Site.Get<DatabaseBackup>();

    private RestoreReview Review => Site.Get<RestoreReview>();

    private MailWorker Worker => new(
        Site.Get<OutboxQueue>(), Site.Get<MailThrottle>(), Site.Get<MailSender>(), new MailOptions { Connections = 1 }, Site.Clock,
        NullLogger<MailWorker>.Instance, server);

    [Fact]
    public async Task What_left_after_the_backup_does_not_leave_again_and_what_people_ask_for_now_does()
    {
        var lead = await StartAsync();
        await Backup.BackUpAsync(File);
        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await RunAsync();
        var before = server.Mails.Count;
        Assert.InRange(before, 2, 20);
        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await Backup.RestoreAsync(File);
        Site.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync();
        Assert.Equal(before, server.Mails.Count);
        var held = (await Review.OpenAsync())!;
        Assert.NotNull(held.BackedUpAt);
        Assert.Equal([("courriels en attente", true), ("messages groupés à l’heure passée", true)], held.Held.Where(one => one.Count > 0)
            .Select(one => (one.Name, true)).Order());
        // Somebody signs up meanwhile.
        await Site.SignUpAsync(CoreSite.Form("nouvelle@example.org"));
        await RunAsync();
        Assert.Equal("nouvelle@example.org", Assert.Single(server.Mails.Skip(before)).To);

        Assert.True(await Review.DecideAsync(drop: true));
        Assert.False(await Review.DecideAsync(drop: true));
        Assert.Null(await Review.OpenAsync());
        await RunAsync();
        Assert.Equal(before + 1, server.Mails.Count);
        var campaign = Assert.Single(await Site.Get<CampaignService>().ListAsync(await Site.ReadAgainAsync(lead.AccountId)));
        Assert.Equal(CampaignState.Draft, campaign.State);
        Assert.NotEmpty(campaign.StopReason);
    }

    [Fact]
    public async Task Let_go_it_leaves_once()
    {
        await StartAsync();
        await Backup.BackUpAsync(File);
        await Backup.RestoreAsync(File);
        await RunAsync();
        Assert.Empty(server.Mails);
        Assert.True(await Review.DecideAsync(drop: false));
        await RunAsync();
        var sent = server.Mails.Count;
        Assert.InRange(sent, 2, 20);
        await RunAsync();
        Assert.Equal(sent, server.Mails.Count);
    }

    [Fact]
    public async Task What_is_lost_is_counted_before_and_who_left_is_named_by_number()
    {
        var person = await Site.ConfirmedAsync();
        await Backup.BackUpAsync(File);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = (await DatabaseBackup.MadeAtAsync(File))!.Value;
        await Site.Get<VolunteerRecordService>().LeaveAsync(await Site.IssueAsync(LinkPurpose.VolunteerRecord, person.Id));
        await Site.ConfirmedAsync(CoreSite.Form("apres@example.org"));
        var lost = await Review.LostSinceAsync(since);
        Assert.Equal([person.Id], lost.Left);
        Assert.Contains(("départs", 1), lost.Acts);
        Assert.Contains(("inscriptions confirmées", 1), lost.Acts);
    }

    private async Task<Responsable> StartAsync()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        await Site.ConfirmedAsync(CoreSite.Form() with { AcceptsNews = true });
        var desk = Site.Get<CampaignService>();
        var (id, _) = await desk.DraftAsync(lead, new ContactQuery(), new CampaignForm("Samedi", "Bonjour", CampaignPurpose.News));
        Assert.Equal(CampaignAnswer.Done, await desk.SubmitAsync(lead, id!.Value, null));
        Assert.Contains(await Site.MailsAsync(), mail => mail.Template == WelcomeMail.Kind.Name);
        return lead;
    }

    private async Task RunAsync()
    {
        await Site.Get<CampaignJob>().RunAsync();
        await Worker.DeliverDueAsync();
        await Site.Get<CampaignJob>().RunAsync();
    }
}
