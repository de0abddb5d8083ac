using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class MailReturnsTests : SiteTest
{
    private MailReturns Returns => Site.Get<MailReturns>();

    [Fact]
    public async Task A_hard_bounce_stops_all_mails_but_those_asked_for()
    {
        var (volunteer, address) = await WrittenToAsync();
        Assert.Equal(1, await PostAsync("bounce", address, "5.1.1"));
        Assert.Equal(1, await PostAsync("bounce", address, "5.1.1"));
        Assert.Equal(Site.Clock.Now, await Returns.TroubleSinceAsync(volunteer.Id));
        var mails = await Site.MailsAsync();
        Assert.Null(await Site.Get<MailComposer>().ComposeAsync(Sendable(mails.Single(mail => mail.Template == WelcomeMail.Kind.Name))));
        await Site.SignUpAsync(CoreSite.Form("autre@example.org"));
        Assert.NotNull(await Site.Get<MailComposer>().ComposeAsync(Sendable((await Site.MailsAsync()).Last())));
        Assert.Single(await Site.AuditAsync(AuditAction.AddressBounced));
    }

    [Theory]
    [InlineData("bounce", "4.2.2")]
    [InlineData("bounce", null)]
    [InlineData("delivery", "5.1.1")]
    public async Task A_delay_or_something_else_changes_nothing(string type, string? status)
    {
        var (volunteer, address) = await WrittenToAsync();
        Assert.Equal(0, await PostAsync(type, address, status));
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
    }

    [Fact]
    public async Task A_forged_return_does_nothing()
    {
        var (volunteer, address) = await WrittenToAsync();
        var at = address.IndexOf('@');
        var forged = address[..(at - 1)] + (address[at - 1] == '0' ? '1' : '0') + address[at..];
        foreach (var other in new[] { forged, volunteer.Email, "retours@usine.example.org",
            "retours+1-0000000000000000@usine.example.org" })
        {
            Assert.Equal(0, await PostAsync("bounce", other, "5.1.1"));
            Assert.Equal(0, await PostAsync("complaint", other, null));
        }
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
    }

    [Fact]
    public async Task A_complaint_unsubscribes_from_everything_that_is_grouped()
    {
        var (volunteer, address) = await WrittenToAsync();
        Assert.Equal(1, await PostAsync("complaint", address, null));
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(ConsentTexts.News.Purpose, ConsentLedger.PurposesOf(db, volunteer.Id));
        Assert.Contains(ConsentTexts.Contact.Purpose, ConsentLedger.PurposesOf(db, volunteer.Id));
    }

    [Fact]
    public async Task An_organiser_puts_an_address_back_in_service_and_says_why()
    {
        var (volunteer, address) = await WrittenToAsync();
        await PostAsync("bounce", address, "5.1.1");
        var scope = await Site.ScopeAsync("departement:95");
        Assert.StartsWith("Dites pourquoi", await Returns.RestoreAsync(scope, volunteer.Id, "parce que"), StringComparison.Ordinal);
        Assert.Null(await Returns.RestoreAsync(await Site.ScopeAsync("departement:78"), volunteer.Id, "confirmee"));
        Assert.NotNull(await Returns.TroubleSinceAsync(volunteer.Id));
        Assert.Equal("", await Returns.RestoreAsync(scope, volunteer.Id, "confirmee"));
        Assert.Equal("", await Returns.RestoreAsync(scope, volunteer.Id, "confirmee"));
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
        var entry = Assert.Single(await Site.AuditAsync(AuditAction.AddressRestored));
        Assert.Equal((scope.AccountId, "confirmee", volunteer.Id),
            (entry.AccountId, entry.Detail, Assert.Single(entry.Subjects).VolunteerId));
        Assert.Equal(1, await PostAsync("bounce", address, "5.1.1"));
        Assert.NotNull(await Returns.TroubleSinceAsync(volunteer.Id));
    }

    [Fact]
    public async Task A_personal_link_that_came_through_later_puts_the_address_back_in_service_and_an_older_one_does_not()
    {
        var (volunteer, address) = await WrittenToAsync();
        var records = Site.Get<VolunteerRecordService>();
        var older = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id, VolunteerRecordService.LinkLifetime);
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await PostAsync("bounce", address, "5.1.1");
        Assert.True(await records.StillThereAsync(older));
        Assert.NotNull(await Returns.TroubleSinceAsync(volunteer.Id));
        Site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await records.StillThereAsync(
            await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id, VolunteerRecordService.LinkLifetime)));
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
        Assert.Single(await Site.AuditAsync(AuditAction.AddressRestored));
    }

    [Fact]
    public async Task A_complaint_told_twice_is_noted_once()
    {
        var (_, address) = await WrittenToAsync();
        Assert.Equal(1, await PostAsync("complaint", address, null));
        Assert.Equal(1, await PostAsync("complaint", address, null));
        Assert.Single(await Site.AuditAsync(AuditAction.ComplaintReceived));
    }

    [Fact]
    public async Task What_cannot_be_read_or_moved_stops_nothing_and_is_done_once()
    {
        var (volunteer, address) = await WrittenToAsync();
        var folder = Path.Combine(Site.Database.Settings.DataFolder, "retours");
        Site.Get<MailOptions>().ReturnFolder = folder;
        var arriving = Directory.CreateDirectory(Path.Combine(folder, "new")).FullName;
        File.CreateSymbolicLink(Path.Combine(arriving, "a0"), "/nulle/part");
        await File.WriteAllTextAsync(Path.Combine(arriving, "b1"), Report(address, "failed", "5.1.1"));
        await File.WriteAllBytesAsync(Path.Combine(arriving, "c2"), []);
        // Where cur/ should be stands a file: nothing can be moved there.
        await File.WriteAllTextAsync(Path.Combine(folder, "cur"), "");
        var inbox = Site.Get<MaildirInbox>();
        Assert.Equal((1, 0, 0), (await inbox.ReadAsync(default), await inbox.ReadAsync(default), await inbox.ReadAsync(default)));
        Assert.NotNull(await Returns.TroubleSinceAsync(volunteer.Id));
        // After a restart it is read once more, and changes nothing.
        var restarted = new MaildirInbox(Site.Get<MailOptions>(), Site.Get<InboundReader>(), NullLogger<MaildirInbox>.Instance);
        await restarted.ReadAsync(default);
        Assert.Single(await Site.AuditAsync(AuditAction.AddressBounced));
    }

    [Fact]
    public async Task One_mail_that_cannot_be_dealt_with_holds_up_none_behind_it()
    {
        var (volunteer, address) = await WrittenToAsync();
        var folder = Path.Combine(Site.Database.Settings.DataFolder, "retours");
        Site.Get<MailOptions>().ReturnFolder = folder;
        var arriving = Directory.CreateDirectory(Path.Combine(folder, "new")).FullName;
        Site.Get<MailOptions>().InboundAddress = "reponses@usine.example.org";
        var addresses = Site.Get<InboundAddresses>();
        await File.WriteAllTextAsync(Path.Combine(arriving, "1"),
            $"From: <a@example.org>\r\nTo: <{addresses.Of(Faulty.MailKind, 1)}>\r\n\r\nBonjour\r\n");
        await File.WriteAllTextAsync(Path.Combine(arriving, "2"), Report(address, "failed", "5.1.1"));
        var dispatcher = new InboundDispatcher(Site.Database, addresses, [new Faulty()], Site.Clock,
            NullLogger<InboundDispatcher>.Instance);
        var inbox = new MaildirInbox(
            Site.Get<MailOptions>(), new InboundReader(dispatcher, Site.Get<ReturnService>(), NullLogger<InboundReader>.Instance),
            NullLogger<MaildirInbox>.Instance);
        Assert.Equal((1, 0), (await inbox.ReadAsync(default), await inbox.ReadAsync(default)));
        Assert.NotNull(await Returns.TroubleSinceAsync(volunteer.Id));
        // It is not lost: it waits where it was.
        Assert.Equal(["1"], Directory.GetFiles(arriving).Select(Path.GetFileName));
    }

    private sealed class Faulty : IInboundHandler
    {
        public const string MailKind = "panne";

        public string Kind => MailKind;

        public Task HandleAsync(SiteDbContext db, InboundMail mail, long subject, CancellationToken cancel) =>
            throw new InvalidOperationException("Fautif.");
    }

    [Fact]
    public async Task What_comes_back_from_a_former_address_silences_the_new_one_not()
    {
        var (volunteer, former) = await WrittenToAsync();
        var changes = Site.Get<AddressChangeService>();
        var link = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id, VolunteerRecordService.LinkLifetime);
        await Site.Database.WriteAsync(db => Site.Get<AccountStore>().FindOrCreateAsync(db, volunteer.Email, "Josette Ourlet", null));
        await SendAllAsync();
        Assert.Null(await changes.AskAsync(link, "neuve@example.org"));
        var asked = (await Site.MailsAsync()).Single(mail => mail.Template == NewAddressMail.Kind.Name);
        var returnAddress = (await Site.Get<MailComposer>().ComposeAsync(Sendable(asked)))!.ReturnPath!;
        Assert.Equal(1, await PostAsync("bounce", returnAddress, "5.1.1"));
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
        long change;
        await using (var db = Site.Database.Read())
        {
            change = db.Set<AddressChange>().Single().Id;
        }
        Assert.True(await changes.ConfirmAsync(await Site.IssueAsync(LinkPurpose.AddressChange, change, TimeSpan.FromDays(1))));
        var goodbye = (await Site.MailsAsync()).Single(mail => mail.Template == FormerAddressMail.Kind.Name);
        Assert.Equal(1, await PostAsync("bounce", (await Site.Get<MailComposer>().ComposeAsync(Sendable(goodbye)))!.ReturnPath!, "5.1.1"));
        Assert.Equal(1, await PostAsync("bounce", former, "5.1.1"));
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
        // The account that opens the record goes along.
        await using (var db = Site.Database.Read())
        {
            Assert.Null(await Site.Get<AccountStore>().FindByEmailAsync(db, volunteer.Email));
            Assert.NotNull(await Site.Get<AccountStore>().FindByEmailAsync(db, "neuve@example.org"));
        }
        // And whoever reads the former mailbox opens nothing with its links.
        Assert.False(await Site.Get<VolunteerRecordService>().StillThereAsync(link));
    }

    private Task SendAllAsync() => Site.Database.WriteAsync(async db =>
    {
        foreach (var mail in db.Set<OutboxMail>())
        {
            (mail.State, mail.Attempts, mail.SentAt) = (OutboxState.Sent, 1, Site.Clock.Now);
        }
        await db.SaveChangesAsync();
    });

    [Fact]
    public async Task A_complaint_about_a_letter_touches_no_account_of_the_same_number()
    {
        var (volunteer, _) = await WrittenToAsync();
        var lead = await Site.ResponsableAsync(Mandates.MandateSite.ValDOise);
        var mail = new OutboxMail
        {
            Template = "lettre",
            RecipientKind = Outbox.NameOf(MailRecipient.Letter),
            RecipientId = lead.AccountId
        };
        await Site.Database.WriteAsync(async db => await ((IComplaintHandler)Returns).HandleAsync(db, mail, default));
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<Core.Volunteers.Grouping.OrganiserDigest>());
        Assert.Single(await Site.AuditAsync(AuditAction.ComplaintReceived));
        Assert.Contains(ConsentTexts.News.Purpose, ConsentLedger.PurposesOf(db, volunteer.Id));
    }

    [Fact]
    public async Task Reports_of_the_mailbox_are_read_once_each()
    {
        var (volunteer, address) = await WrittenToAsync();
        var folder = Path.Combine(Site.Database.Settings.DataFolder, "retours");
        Site.Get<MailOptions>().ReturnFolder = folder;
        var arriving = Directory.CreateDirectory(Path.Combine(folder, "new")).FullName;
        await File.WriteAllTextAsync(Path.Combine(arriving, "1"), Report(address, "delayed", "4.4.1"));
        await File.WriteAllTextAsync(Path.Combine(arriving, "2"), "To: personne\n\nVous êtes absent ?");
        Assert.Equal(0, await Site.Get<MaildirInbox>().ReadAsync(default));
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
        await File.WriteAllTextAsync(Path.Combine(arriving, "3"), Report(address, "failed", "5.1.1"));
        Assert.Equal(1, await Site.Get<MaildirInbox>().ReadAsync(default));
        Assert.NotNull(await Returns.TroubleSinceAsync(volunteer.Id));
        Assert.Empty(Directory.GetFiles(arriving));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(folder, "cur")).Length);
    }

    // As Postfix writes it.
    private static string Report(string to, string action, string status) => $"""
        From: MAILER-DAEMON@relais.example
        To: {to}
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="BORD"

        --BORD
        Content-Type: text/plain

        Status: voir plus bas
        --BORD
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relais.example

        Final-Recipient: rfc822; josette@example.org
        Action: {action}
        Status: {status}

        --BORD--
        """;

    private async Task<(Volunteer Volunteer, string ReturnAddress)> WrittenToAsync()
    {
        Site.Get<MailOptions>().ReturnAddress = "retours@usine.example.org";
        var volunteer = await Site.ConfirmedAsync(CoreSite.Form() with { AcceptsNews = true });
        return (volunteer, (await Site.Get<MailComposer>()
            .ComposeAsync(Sendable((await Site.MailsAsync()).Single(row => row.Template == WelcomeMail.Kind.Name))))!.ReturnPath!);
    }

    private static OutboxMail Sendable(OutboxMail mail)
    {
        mail.MessageId = $"<{mail.Id}@usine.example.org>";
        return mail;
    }

    private Task<int> PostAsync(string type, string address, string? status) =>
        Site.Get<ReturnService>().TakeAsync(new MemoryStream(Encoding.UTF8.GetBytes(
        System.Text.Json.JsonSerializer.Serialize(new { events = new[] { new { type, address, status } } }))));

    [Fact]
    public async Task An_address_put_aside_waits_for_those_in_charge_there()
    {
        var (lead, stranger) = (await Site.ResponsableAsync(Mandates.MandateSite.ValDOise),
            await Site.ResponsableAsync(new(Core.Territories.TerritoryKind.Departement, "01"), email: "ain@example.org"));
        var (volunteer, address) = await WrittenToAsync();
        async Task<IReadOnlyList<Core.Mandates.Today.TodayItem>> TodayAsync(Core.Mandates.Responsable by) =>
            [.. (await Site.Get<Core.Mandates.Today.TodayList>().ReadAsync(by)).Where(item => item.Url == MailReturns.Url)];
        Assert.Empty(await TodayAsync(lead));
        await PostAsync("bounce", address, "5.1.1");
        Assert.Equal("1 adresse ne reçoit plus nos messages", Assert.Single(await TodayAsync(lead)).Title);
        Assert.Empty(await TodayAsync(stranger));
        Assert.Equal(volunteer.Id, Assert.Single(await Returns.ListSetAsideAsync(lead.Contacts!)).Id);
        Assert.Empty(await Returns.ListSetAsideAsync(stranger.Contacts!));
        Assert.Equal("", await Returns.RestoreAsync(lead.Contacts!, volunteer.Id, "videe"));
        Assert.Empty(await TodayAsync(lead));
    }
}
