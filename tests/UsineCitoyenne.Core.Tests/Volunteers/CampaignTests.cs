using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Views;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Mandates.Upkeep;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Mailing;
using UsineCitoyenne.Core.Tests.Mandates;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class CampaignTests : SiteTest
{
    private static readonly CampaignForm Form = new(
        "Des nouvelles {commune}", "Bonjour {Prénom},\n\nRendez-vous sur https://usine.example.org/agenda/.\nÀ bientôt !",
        CampaignPurpose.News);

    private readonly KeptMails server = new();

    private CampaignService Service => Site.Get<CampaignService>();

    private CampaignJob Rounds => Site.Get<CampaignJob>();

    private MailWorker Worker => new(
        Site.Get<OutboxQueue>(), Site.Get<MailThrottle>(), Site.Get<MailSender>(), new MailOptions { Connections = 1 }, Site.Clock,
        NullLogger<MailWorker>.Instance, server);

    [Fact]
    public async Task A_campaign_reaches_once_who_agreed_is_confirmed_and_lives_in_the_authors_territory()
    {
        await WillingAsync("oui@example.org", "second@example.org");
        await Site.ConfirmedAsync(CoreSite.Form("non@example.org"));
        await Site.SignUpAsync(CoreSite.Form("attend@example.org") with { AcceptsNews = true });
        await Site.ConfirmedAsync(CoreSite.Form("ailleurs@example.org", "01053") with { AcceptsNews = true });
        var paused = await Site.ConfirmedAsync(CoreSite.Form("pause@example.org") with { AcceptsNews = true });
        await Site.Get<VolunteerRecordService>().PauseAsync(await Site.IssueAsync(Links.LinkPurpose.VolunteerRecord, paused.Id));
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var count = await Service.CountAsync(lead, new ContactQuery(), CampaignPurpose.News);
        Assert.Equal((3, 2), (count.InView, count.Reached));
        Assert.Equal(2, Assert.Single(count.Lines).Count);

        var id = await DraftAsync(lead);
        Assert.Equal(CampaignAnswer.Done, await Service.SubmitAsync(lead, id, null));
        await SendAsync();
        await SendAsync();
        Assert.Equal(["oui@example.org", "second@example.org"], Campaigns.Select(mail => mail.To).Order());
        var mail = Campaigns.First();
        Assert.Equal("Des nouvelles Jouy-le-Moutier", mail.Subject);
        Assert.Contains("Bonjour Josette,", mail.Text);
        Assert.Contains("<a href=\"https://usine.example.org/agenda/\"", mail.Html);
        Assert.Contains("Dominique Navette", mail.Text);
        Assert.Equal("nouvelles.usine.example.org", mail.ListId!.Replace("localhost", "usine.example.org"));
        var report = (await Service.OpenAsync(lead, id))!;
        Assert.Equal((CampaignState.Done, 2, 2, 0, 0), (report.State, report.Recipients, report.Sent, report.Failed, report.NotSent));
        Assert.Equal([AuditAction.CampaignWritten, AuditAction.CampaignSubmitted, AuditAction.CampaignPrepared, AuditAction.CampaignDone],
            (await Task.WhenAll(
                new[] { AuditAction.CampaignWritten, AuditAction.CampaignSubmitted, AuditAction.CampaignPrepared, AuditAction.CampaignDone }
                .Select(Site.AuditAsync))).Select(entries => Assert.Single(entries).Action));
    }

    [Fact]
    public async Task Nobody_writes_without_the_right_to_an_empty_view_or_to_others_people()
    {
        await WillingAsync("oui@example.org");
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Service.DraftAsync(administrator, new ContactQuery(), Form));
        var elsewhere = await Site.ResponsableAsync(new(TerritoryKind.Departement, "01"), email: "ain@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        Assert.Equal(CampaignAnswer.Nobody, await Service.SubmitAsync(
            elsewhere, await DraftAsync(elsewhere, new ContactQuery { Departements = ["95"] }), null));
        Assert.Equal(
            CampaignAnswer.Nobody, await Service.SubmitAsync(lead, await DraftAsync(lead, new ContactQuery { Text = "personne" }), null));
        var id = await DraftAsync(lead);
        Assert.Null(await Service.OpenAsync(elsewhere, id));
        Assert.Equal(CampaignAnswer.NoLonger, await Service.SubmitAsync(elsewhere, id, null));
        Assert.Equal(CampaignAnswer.NoLonger, await Service.CancelAsync(elsewhere, id));
        Assert.True(Assert.Single(await Service.ListAsync(elsewhere)).IsMine);
    }

    [Fact]
    public async Task A_mandate_that_ended_since_sends_nothing()
    {
        await WillingAsync("oui@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var id = await DraftAsync(lead);
        await Service.SubmitAsync(lead, id, Site.Clock.Now.AddDays(400));
        Site.Clock.Advance(TimeSpan.FromDays(401));
        await SendAsync();
        Assert.Empty(Campaigns);
        await using var db = Site.Database.Read();
        var stopped = db.Set<MailCampaign>().Single(row => row.Id == id);
        Assert.Equal((CampaignState.Cancelled, "Le mandat qui permettait d’écrire a pris fin."), (stopped.State, stopped.StopReason));
    }

    [Theory]
    [InlineData("Objet", "Bonjour {nom de famille}", "Body")]
    [InlineData("{age}", "Bonjour", "Subject")]
    [InlineData("", "Bonjour", "Subject")]
    [InlineData("Objet", " ", "Body")]
    public void A_text_with_an_unknown_field_or_none_is_refused_beside_its_box(string subject, string body, string field) =>
        Assert.Equal(field, Assert.Single(CampaignText.Check(subject, body)).Key);

    [Fact]
    public async Task A_large_campaign_waits_for_a_second_responsable_of_the_whole_territory()
    {
        Site.Get<IOptions<SiteOptions>>().Value.CampaignApprovalAbove = 1;
        await WillingAsync("un@example.org", "deux@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var id = await DraftAsync(lead);
        Assert.Equal(CampaignAnswer.AwaitsApproval, await Service.SubmitAsync(lead, id, null));
        await SendAsync();
        Assert.Empty(Campaigns);
        Assert.Equal(CampaignAnswer.NoLonger, await Service.ApproveAsync(lead, id));
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.Template == CampaignApprovalMail.Kind.Name);
        Assert.Equal(CampaignAnswer.NoLonger, await Service.ApproveAsync(
            await Site.ResponsableAsync(MandateSite.Pontoise, email: "pontoise@example.org"), id));
        Assert.Equal(CampaignAnswer.Done, await Service.ApproveAsync(
            await Site.ResponsableAsync(TerritoryRef.Nation, email: "nation@example.org"), id));
        await SendAsync();
        Assert.Equal(2, Campaigns.Count());
    }

    [Fact]
    public async Task Who_may_agree_is_asked_by_mail_and_sees_the_count_of_the_message_not_of_their_own_territory()
    {
        Site.Get<IOptions<SiteOptions>>().Value.CampaignApprovalAbove = 1;
        await WillingAsync("un@example.org", "deux@example.org");
        await Site.ConfirmedAsync(CoreSite.Form("ailleurs@example.org", "01053") with { AcceptsNews = true });
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var alone = await DraftAsync(lead);
        await Service.SubmitAsync(lead, alone, null);
        Assert.Null(await Site.Get<CampaignPreview>().ShowAsync(administrator, alone, 0));
        await SendAsync();
        Assert.Equal(
            "admin@example.org", Assert.Single(server.Mails, mail => mail.Subject.StartsWith("Votre accord", StringComparison.Ordinal)).To);
        Assert.Equal(CampaignAnswer.Done, await Service.ApproveAsync(administrator, alone));
        Assert.Null(await Service.OpenAsync(administrator, alone));

        var nation = await Site.ResponsableAsync(TerritoryRef.Nation, email: "nation@example.org");
        var second = await DraftAsync(lead);
        await Service.SubmitAsync(lead, second, null);
        Assert.Equal(2, (await Service.CountAsync(nation, second))!.Reached);
        Assert.Equal(2, (await Site.Get<CampaignPreview>().ShowAsync(nation, second, 0))!.Count);
        await SendAsync();
        Assert.Equal("nation@example.org", server.Mails.Last(mail => mail.Subject.StartsWith("Votre accord", StringComparison.Ordinal)).To);
    }

    [Fact]
    public async Task What_has_not_left_passes_with_the_mandate_as_a_draft_to_be_signed_anew()
    {
        await Site.ConfirmedAsync(CoreSite.Form("oui@example.org", "95500") with { AcceptsNews = true });
        var leaver = await Site.AppointAsync(await Site.ResponsableAsync(MandateSite.ValDOise), "Alice");
        var (draft, scheduled, sent) = (await DraftAsync(leaver), await DraftAsync(leaver), await DraftAsync(leaver));
        Assert.Equal(CampaignAnswer.Done, await Service.SubmitAsync(leaver, scheduled, Site.Clock.Now.AddDays(3)));
        Assert.Equal(CampaignAnswer.Done, await Service.SubmitAsync(leaver, sent, null));
        await SendAsync();
        Assert.Null(await Site.Get<SavedViews>().SaveAsync(leaver.Contacts!, "Couture", "?profil=couture", null));
        await Site.ApplyAsync("Basile");
        var mandate = leaver.Mandates.Single().Id;
        var successor = (await Site.Get<HandOver>().SuccessorsAsync(leaver, mandate))!.Single();
        Assert.Null(await Site.Get<HandOver>().PassAsync(leaver, mandate, successor.Key, Site.Clock.Now.AddDays(1)));
        Assert.True(await Site.Get<Nomination>().AcceptAsync(await Site.LastLinkAsync("nomination"), showsName: false));
        await Site.Get<MandateJob>().RunAsync();
        Assert.Equal(CampaignState.Scheduled, (await Service.OpenAsync(leaver, scheduled))!.State);

        Site.Clock.Advance(TimeSpan.FromDays(1));
        await Site.Get<MandateJob>().RunAsync();
        var basile = await Site.PersonAsync("Basile");
        var list = await Service.ListAsync(basile);
        Assert.Equal([(sent, CampaignState.Done, false), (scheduled, CampaignState.Draft, true), (draft, CampaignState.Draft, true)],
            list.Select(row => (row.Id, row.State, row.IsMine)));
        Assert.StartsWith("Basile", list[1].Signature);
        Assert.Equal("Couture", Assert.Single(await Site.Get<SavedViews>().ListAsync(basile.Contacts!)).Name);
        Site.Clock.Advance(TimeSpan.FromDays(5));
        await SendAsync();
        Assert.Single(Campaigns);
        Assert.Equal(CampaignAnswer.Done, await Service.SubmitAsync(basile, scheduled, null));
        await SendAsync();
        Assert.Equal(2, Campaigns.Count());
    }

    [Fact]
    public async Task A_pause_keeps_what_has_not_left_and_a_mail_that_somebody_waits_for_goes_first()
    {
        await WillingAsync([.. Enumerable.Range(1, 9).Select(number => $"v{number}@example.org")]);
        await SendAsync();
        var before = server.Mails.Count;
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var id = await DraftAsync(lead);
        await Service.SubmitAsync(lead, id, null);
        server.Accepted = async count =>
        {
            switch (count - before)
            {
                case 3:
                    await Site.SignUpAsync(CoreSite.Form("presse@example.org"));
                    Site.Clock.Advance(TimeSpan.FromSeconds(1));
                    break;
                case 6:
                    Assert.Equal(CampaignAnswer.Done, await Service.PauseAsync(lead, id));
                    Site.Clock.Advance(TimeSpan.FromSeconds(1));
                    break;
            }
        };
        await SendAsync();
        Assert.Equal("presse@example.org", server.Mails[before + 3].To);
        Assert.Equal(before + 6, server.Mails.Count);
        var paused = (await Service.OpenAsync(lead, id))!;
        Assert.Equal((CampaignState.Paused, 9, 5, 4), (paused.State, paused.Recipients, paused.Sent, paused.Left));
        Assert.Equal(CampaignAnswer.Done, await Service.ResumeAsync(lead, id));
        await SendAsync();
        Assert.Equal(9, server.Mails.Skip(before).Select(mail => mail.To).Where(to => to != "presse@example.org").Distinct().Count());
        Assert.Equal(before + 10, server.Mails.Count);
        Assert.Equal(CampaignState.Done, (await Service.OpenAsync(lead, id))!.State);
    }

    [Fact]
    public async Task A_date_that_passed_during_a_pause_gives_the_message_back_to_its_author()
    {
        await WillingAsync("a@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var id = await DraftAsync(lead);
        Assert.Equal(CampaignAnswer.Done, await Service.SubmitAsync(lead, id, Site.Clock.Now.AddHours(1)));
        Assert.Equal(CampaignAnswer.Done, await Service.PauseAsync(lead, id));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(CampaignAnswer.Past, await Service.ResumeAsync(lead, id));
        var campaign = (await Service.OpenAsync(lead, id))!;
        Assert.Equal(CampaignState.Draft, campaign.State);
        Assert.Contains("pendant la pause", campaign.StopReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_grew_beyond_what_one_person_may_send_goes_back_to_its_author()
    {
        await WillingAsync("a@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        Site.Get<IOptions<SiteOptions>>().Value.CampaignApprovalAbove = 1;
        var id = await DraftAsync(lead);
        Assert.Equal(CampaignAnswer.Done, await Service.SubmitAsync(lead, id, Site.Clock.Now.AddHours(1)));
        await WillingAsync("b@example.org", "c@example.org");
        Site.Clock.Advance(TimeSpan.FromHours(2));
        await Site.Get<CampaignJob>().RunAsync();
        var campaign = (await Service.OpenAsync(lead, id))!;
        Assert.Equal((CampaignState.Draft, 0), (campaign.State, campaign.Recipients));
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.Template == CampaignMail.Kind.Name);
        Assert.Equal(CampaignAnswer.AwaitsApproval, await Service.SubmitAsync(lead, id, null));
    }

    [Fact]
    public async Task A_cancelled_campaign_sends_no_more_and_its_report_stays()
    {
        await WillingAsync([.. Enumerable.Range(1, 6).Select(number => $"v{number}@example.org")]);
        await SendAsync();
        var before = server.Mails.Count;
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var id = await DraftAsync(lead);
        await Service.SubmitAsync(lead, id, null);
        server.Accepted = async count =>
        {
            if (count - before == 2)
            {
                await Service.CancelAsync(lead, id);
                Site.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        };
        await SendAsync();
        await Rounds.RunAsync();
        var report = (await Service.OpenAsync(lead, id))!;
        Assert.Equal((CampaignState.Cancelled, 6, 2, 0, 4), (report.State, report.Recipients, report.Sent, report.Left, report.NotSent));
        Assert.Equal(before + 2, server.Mails.Count);
    }

    [Fact]
    public async Task Only_who_agreed_to_be_counted_is_and_once()
    {
        await WillingAsync("oui@example.org", "non@example.org");
        var counted = await Site.VolunteerAsync("oui@example.org");
        await AgreeAsync(true);
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var id = await DraftAsync(lead);
        await Service.SubmitAsync(lead, id, null);
        await SendAsync();
        var token = PictureOf("oui@example.org");
        Assert.NotNull(token);
        Assert.Null(PictureOf("non@example.org"));
        var openings = Site.Get<CampaignOpenings>();
        foreach (var text in new[] { token, token, token[..^1] + (token[^1] == 'A' ? 'Q' : 'A') })
        {
            await openings.CountAsync(text);
        }
        Assert.Equal((1, 1), await FiguresAsync());

        // Neither another campaign's picture nor one kept from before an agreement that ended.
        await AgreeAsync(false);
        await openings.CountAsync(Site.Get<PreferenceTokens>().Write(new PreferenceLink(PreferenceSubject.Opening, counted.Id, 1, id)));
        Assert.Equal((1, 1), await FiguresAsync());
        Site.Clock.Advance(DataRetention.TraceLifetime + TimeSpan.FromDays(1));
        await Site.Get<DataRetention>().RunAsync();
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<CampaignOpening>());
        Assert.Equal((1, 1), await FiguresAsync());

        Task AgreeAsync(bool given) => Site.Database.WriteAsync(writing => Site.Get<ConsentLedger>()
            .SetAsync(writing, counted.Id, ConsentTexts.Measure, given, "preferences"));
        async Task<(int, int)> FiguresAsync() => await Service.OpenAsync(lead, id) is { } view ? (view.Measured, view.Opened) : default;
    }

    private string? PictureOf(string address) =>
        System.Text.RegularExpressions.Regex.Match(Campaigns.Single(mail => mail.To == address)
            .Html, "/courriel/(.{46})\\.gif") is { Success: true } found ? found.Groups[1].Value : null;

    private IEnumerable<OutgoingMail> Campaigns => server.Mails.Where(mail => mail.ListId is not null);

    private async Task WillingAsync(params string[] emails)
    {
        foreach (var email in emails)
        {
            await Site.ConfirmedAsync(CoreSite.Form(email) with { AcceptsNews = true });
        }
    }

    private async Task<long> DraftAsync(Responsable by, ContactQuery? view = null)
    {
        var (id, errors) = await Service.DraftAsync(by, view ?? new ContactQuery(), Form);
        Assert.Empty(errors);
        return id!.Value;
    }

    // As the two services of the site take turns.
    private async Task SendAsync()
    {
        await Rounds.RunAsync();
        await Worker.DeliverDueAsync();
        await Rounds.RunAsync();
    }
}
