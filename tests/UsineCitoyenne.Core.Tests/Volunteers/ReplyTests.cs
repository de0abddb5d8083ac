using System.Text;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Campaigns.Replies;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Mandates;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>A person answers, and a person reads it: neither sees the other's address.</summary>
public sealed class ReplyTests : SiteTest
{
    private const string Box = "reponses@usine.example.org";

    private ReplyService Replies => Site.Get<ReplyService>();

    [Fact]
    public async Task A_mail_about_an_introduction_is_answered_by_mail_and_the_answer_is_answered()
    {
        var lead = await StartAsync();
        var welcome = await OneAsync(WelcomeMail.Kind.Name);
        var content = (await Site.ComposeAsync(welcome))!;
        Assert.Equal((ReplyLinks.MailKind, welcome.Id), (content.Reply!.Kind, content.Reply.Id));

        Assert.Equal(InboundOutcome.Taken, await MailAsync(welcome, "josette@example.org", "Je peux venir samedi."));
        var forwarded = await OneAsync(ReplyMail.Kind.Name);
        Assert.Equal((lead.AccountId, "account"), (forwarded.RecipientId, forwarded.RecipientKind));
        var read = (await Site.ComposeAsync(forwarded))!;
        Assert.Equal(lead.Email, read.ToAddress);
        Assert.Contains("Josette Ourlet", read.Subject);
        var text = Text(read);
        Assert.Contains("Je peux venir samedi.", text);
        Assert.DoesNotContain("josette@example.org", text);

        Assert.Equal(InboundOutcome.Taken, await MailAsync(forwarded, lead.Email, "Parfait, à samedi !"));
        var back = (await MailsAsync(ReplyMail.Kind.Name))[^1];
        Assert.Equal("volunteer", back.RecipientKind);
        var answer = (await Site.ComposeAsync(back))!;
        Assert.Equal("josette@example.org", answer.ToAddress);
        Assert.Contains("Parfait, à samedi !", Text(answer));
        Assert.Contains("Dominique Navette", Text(answer));
        Assert.DoesNotContain(lead.Email, Text(answer));
        // And so on.
        Assert.Equal(back.Id, answer.Reply!.Id);
        Assert.Equal(2, (await Site.AuditAsync(AuditAction.ReplyForwarded)).Count);
    }

    [Fact]
    public async Task Machines_strangers_addresses_repeats_and_empty_mails_start_nothing()
    {
        await StartAsync();
        var welcome = await OneAsync(WelcomeMail.Kind.Name);
        Assert.Equal(
            InboundOutcome.Automatic, await MailAsync(welcome, "josette@example.org", "Absente", "Auto-Submitted: auto-replied\r\n"));
        Assert.Equal(InboundOutcome.Automatic, await MailAsync(welcome, Box, "En rond"));
        Assert.Equal(InboundOutcome.Taken, await MailAsync(welcome, "josette@example.org", "   "));
        Assert.Empty(await MailsAsync(ReplyMail.Kind.Name));
        Assert.Equal(InboundOutcome.Taken, await MailAsync(welcome, "voisin@example.org", "De chez ma fille", id: "deux"));
        Assert.Equal(InboundOutcome.Repeated, await MailAsync(welcome, "voisin@example.org", "De chez ma fille", id: "deux"));
        Assert.Contains("arrivé d’une autre adresse", Text((await Site.ComposeAsync(await OneAsync(ReplyMail.Kind.Name)))!));
    }

    [Fact]
    public async Task A_flood_stops_after_twenty_a_day()
    {
        await StartAsync();
        var token = Site.Get<ReplyLinks>().TokenOf(await OneAsync(WelcomeMail.Kind.Name));
        for (var sent = 0; sent < ReplyRelay.MostADay; sent++)
        {
            Assert.Equal(ReplyOutcome.Sent, await Replies.SendAsync(token, $"Message {sent}"));
        }
        Assert.Equal(ReplyOutcome.TooMany, await Replies.SendAsync(token, "Encore"));
        Site.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Equal(ReplyOutcome.Sent, await Replies.SendAsync(token, "Le lendemain"));
    }

    [Fact]
    public async Task Three_who_answer_for_a_place_are_each_written_to_twenty_times_a_day()
    {
        await StartAsync();
        foreach (var name in new[] { "deux", "trois" })
        {
            await Site.ResponsableAsync(MandateSite.ValDOise, email: $"{name}@example.org");
        }
        var token = Site.Get<ReplyLinks>().TokenOf(await OneAsync(WelcomeMail.Kind.Name));
        for (var sent = 0; sent < ReplyRelay.MostADay; sent++)
        {
            Assert.Equal(ReplyOutcome.Sent, await Replies.SendAsync(token, $"Message {sent}"));
        }
        Assert.Equal(ReplyOutcome.TooMany, await Replies.SendAsync(token, "Encore"));
    }

    [Fact]
    public async Task A_long_answer_is_refused_on_the_page_and_by_mail_not_cut_in_the_middle_of_a_sign()
    {
        await StartAsync();
        var welcome = await OneAsync(WelcomeMail.Kind.Name);
        var text = new string('a', ReplyMessage.Longest - 2) + "😀 et la suite";
        Assert.Equal(ReplyOutcome.TooLong, await Replies.SendAsync(Site.Get<ReplyLinks>().TokenOf(welcome), text));
        Assert.Equal(InboundOutcome.Taken, await MailAsync(welcome, "josette@example.org", text));
        Assert.EndsWith("a…", Site.Database.Read().Set<ReplyMessage>().Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_to_a_message_goes_to_its_author_and_to_the_level_above_once_they_hold_no_mandate()
    {
        var lead = await StartAsync();
        var above = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Region, "11"), email: "region@example.org");
        var desk = Site.Get<CampaignService>();
        var (id, _) = await desk.DraftAsync(lead, new ContactQuery(), new CampaignForm("Samedi", "Bonjour", CampaignPurpose.News));
        await desk.SubmitAsync(lead, id!.Value, null);
        await Site.Get<CampaignJob>().RunAsync();
        var mail = await OneAsync(CampaignMail.Kind.Name);
        var token = Site.Get<ReplyLinks>().TokenOf(mail);
        Assert.Equal("«\u00A0Samedi\u00A0»", (await Replies.OpenAsync(token))!.Topic);
        Assert.Equal(ReplyOutcome.Sent, await Replies.SendAsync(token, "J’y serai"));
        Assert.Equal(lead.AccountId, (await MailsAsync(ReplyMail.Kind.Name))[^1].RecipientId);
        await Site.Database.WriteAsync(db =>
        {
            db.Set<Mandate>().Single(row => row.AccountId == lead.AccountId).End(MandateEnd.Ended, null, "", Site.Clock.Now);
            return Task.CompletedTask;
        });
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ReplyOutcome.Sent, await Replies.SendAsync(token, "Toujours d’accord"));
        Assert.Equal(above.AccountId, (await MailsAsync(ReplyMail.Kind.Name))[^1].RecipientId);
    }

    [Fact]
    public async Task A_forged_link_opens_nothing_and_who_leaves_leaves_no_word_behind()
    {
        await StartAsync();
        var welcome = await OneAsync(WelcomeMail.Kind.Name);
        var token = Site.Get<ReplyLinks>().TokenOf(welcome);
        Assert.Null(await Replies.OpenAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(ReplyOutcome.Nobody, await Replies.SendAsync(new string('A', 46), "Bonjour"));
        Assert.Equal(ReplyOutcome.Empty, await Replies.SendAsync(token, " \u200b\n"));
        Assert.Equal(ReplyOutcome.Sent, await Replies.SendAsync(token, "Bonjour"));
        await Site.Get<VolunteerRecordService>().LeaveAsync(await Site.IssueAsync(LinkPurpose.VolunteerRecord, welcome.RecipientId));
        Assert.Null(await Replies.OpenAsync(token));
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<ReplyMessage>());
    }

    [Fact]
    public async Task A_letter_goes_on_once_its_sender_confirmed_and_the_answer_comes_back_to_them()
    {
        var lead = await StartAsync();
        var letters = Site.Get<LetterService>();
        var form = new LetterForm(new TerritoryRef(TerritoryKind.Commune, "95127"), "Paul Lin", "paul@example.org", "Où déposer du tissu ?",
            Guid.NewGuid());
        Assert.Contains("Email", await letters.WriteAsync(form with { Email = "paul" }));
        Assert.Contains("Name", await letters.WriteAsync(form with { Name = "Paul https://spam.example.org" }));
        Assert.Contains("5000", (await letters.WriteAsync(form with { Body = new string('a', ReplyView.Longest + 1) }))["Body"]);
        Assert.Empty(await letters.WriteAsync(form));
        Assert.Empty(await letters.WriteAsync(form));
        var asked = (await Site.ComposeAsync(await OneAsync(LetterMail.Kind.Name)))!;
        Assert.Equal("paul@example.org", asked.ToAddress);
        Assert.DoesNotContain("spam", Text(asked) + asked.Subject + asked.ToName);
        Assert.DoesNotContain("tissu", Text(asked));
        Assert.Empty(await MailsAsync(ReplyMail.Kind.Name));
        var link = asked.Body.Blocks.OfType<MailBlock.Button>().Single().Url.TrimEnd('/').Split('/')[^1];
        Assert.NotNull(await letters.InspectAsync(link));
        Assert.Equal(ReplyOutcome.Sent, await letters.ConfirmAsync(link));
        Assert.Equal(ReplyOutcome.Nobody, await letters.ConfirmAsync(link));
        var forwarded = await OneAsync(ReplyMail.Kind.Name);
        Assert.Equal(lead.AccountId, forwarded.RecipientId);
        Assert.Contains("Où déposer du tissu ?", Text((await Site.ComposeAsync(forwarded))!));
        Assert.Equal(InboundOutcome.Taken, await MailAsync(forwarded, lead.Email, "À la mairie."));
        var back = (await Site.ComposeAsync((await MailsAsync(ReplyMail.Kind.Name))[^1]))!;
        Assert.Equal("paul@example.org", back.ToAddress);
        Assert.Contains("À la mairie.", Text(back));
        for (var more = 0; more < 5; more++)
        {
            Assert.Empty(await letters.WriteAsync(form with { SubmissionId = Guid.NewGuid() }));
        }
        Assert.Equal(3, (await MailsAsync(LetterMail.Kind.Name)).Count);
    }

    [Fact]
    public async Task A_letter_sent_several_times_at_one_instant_is_one_letter()
    {
        await StartAsync();
        var letters = Site.Get<LetterService>();
        var form = new LetterForm(new TerritoryRef(TerritoryKind.Commune, "95127"), "Paul Lin", "paul@example.org", "Où déposer du tissu ?",
            Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => letters.WriteAsync(form))));
        Assert.All(answers, Assert.Empty);
        await OneAsync(LetterMail.Kind.Name);
    }

    private async Task<Responsable> StartAsync()
    {
        Site.Get<MailOptions>().InboundAddress = Box;
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        await Site.ConfirmedAsync(CoreSite.Form() with { AcceptsNews = true });
        return lead;
    }

    private async Task<List<OutboxMail>> MailsAsync(string template) =>
        [.. (await Site.MailsAsync()).Where(mail => mail.Template == template)];

    private async Task<OutboxMail> OneAsync(string template) => Assert.Single(await MailsAsync(template));

    private Task<InboundOutcome> MailAsync(OutboxMail answered, string from, string text, string headers = "", string? id = null)
    {
        var to = Site.Get<InboundAddresses>().Of(ReplyLinks.MailKind, answered.Id)!;
        var raw = $"From: <{from}>\r\nTo: <{to}>\r\nSubject: Re\r\nMessage-ID: "
            + $"<{id ?? Guid.NewGuid().ToString("N")}@example.org>\r\n{headers}"
            + $"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n";
        return Site.Get<InboundDispatcher>().TakeAsync(InboundMail.Read(Encoding.UTF8.GetBytes(raw))!, CancellationToken.None);
    }

    private static string Text(MailContent content) => new MailTextLayout(new SiteOptions()).Text(content).ReplaceLineEndings(" ");

    [Fact]
    public async Task An_answer_tells_what_it_is_about_from_where_its_reader_stands_and_goes_to_one_person()
    {
        var lead = await StartAsync();
        await MailAsync(await OneAsync(WelcomeMail.Kind.Name), "josette@example.org", "Je peux venir samedi.");
        var forwarded = await OneAsync(ReplyMail.Kind.Name);
        var read = (await Site.ComposeAsync(forwarded))!;
        Assert.Contains("au sujet de son inscription", Text(read));
        Assert.DoesNotContain("votre inscription", Text(read) + read.Subject);
        await MailAsync(forwarded, lead.Email, "Parfait");
        var answer = (await Site.ComposeAsync((await MailsAsync(ReplyMail.Kind.Name))[^1]))!;
        Assert.Contains("au sujet de votre inscription", Text(answer));
        Assert.Equal((lead.Email, "josette@example.org"), (read.ToAddress, answer.ToAddress));
    }

    [Fact]
    public async Task Several_who_lead_get_a_mail_each()
    {
        var lead = await StartAsync();
        var second = await Site.ResponsableAsync(MandateSite.ValDOise, email: "seconde@example.org");
        await MailAsync(await OneAsync(WelcomeMail.Kind.Name), "josette@example.org", "Je peux venir samedi.");
        var addresses = new List<string>();
        foreach (var mail in await MailsAsync(ReplyMail.Kind.Name))
        {
            addresses.Add((await Site.ComposeAsync(mail))!.ToAddress);
        }
        Assert.Equal(new[] { lead.Email, second.Email }.Order(), addresses.Order());
    }
}
