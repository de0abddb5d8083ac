using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class LeavingTests : SiteTest
{
    private const string Address = "josette@example.org";

    [Fact]
    public async Task Two_departures_within_the_hour_make_one_mail_that_names_nobody()
    {
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"));
        await LeaveAsync(Address);
        await LeaveAsync("autre@example.org");
        var mail = Assert.Single(await DeparturesAsync());
        Assert.True(mail.DueAt > Site.Clock.Now);
        var text = await TextAsync(mail);
        Assert.Contains("2 personnes se sont retirées", text);
        Assert.DoesNotContain("Josette", text);
        Assert.DoesNotContain(Address, mail.Data + mail.DedupKey);
    }

    [Fact]
    public async Task In_a_vacancy_the_level_above_learns_it_and_each_hour_counts_its_own()
    {
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"));
        await LeaveAsync(Address);
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await LeaveAsync("autre@example.org");
        var mails = await DeparturesAsync();
        Assert.Equal(2, mails.Count);
        foreach (var mail in mails)
        {
            Assert.Contains("Une personne s’est retirée", await TextAsync(mail));
        }
    }

    [Fact]
    public async Task Who_never_confirmed_is_missed_by_nobody()
    {
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"));
        var volunteer = await Site.SignUpAsync();
        Assert.True(await Site.Get<VolunteerRecordService>().LeaveAsync(await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id)));
        Assert.Empty(await DeparturesAsync());
    }

    [Fact]
    public async Task An_import_does_not_bring_a_leaver_back()
    {
        await LeaveAsync(Address);
        var (report, reason) = await ImportAsync("JOSETTE@example.org");
        Assert.Equal((1, 0, 1), (report.Read, report.Imported, report.Refused));
        Assert.Contains("a demandé à partir", reason);
        Assert.Equal(1, (await ImportAsync("nouvelle@example.org")).Report.Imported);
    }

    [Fact]
    public async Task Only_confirming_anew_takes_the_mark_away()
    {
        await LeaveAsync(Address);
        await Site.SignUpAsync();
        await using (var db = Site.Database.Read())
        {
            Assert.Single(db.Set<Leaver>());
        }
        var back = await Site.VolunteerAsync(Address);
        var token = await Site.IssueAsync(LinkPurpose.ConfirmSignUp, back.Id);
        await Site.Get<UsineCitoyenne.Core.Volunteers.SignUp.ConfirmationService>().ConfirmAsync(token);
        await using var after = Site.Database.Read();
        Assert.Empty(after.Set<Leaver>());
    }

    [Fact]
    public async Task What_is_kept_cannot_be_found_by_hashing_the_address()
    {
        await LeaveAsync(Address);
        await using var db = Site.Database.Read();
        var kept = Assert.Single(db.Set<Leaver>()).Hash;
        Assert.Matches("^[0-9a-f]{64}$", kept);
        Assert.NotEqual(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Address))), kept);
        var file = Path.Combine(Site.Database.Settings.DataFolder, "keys", "leavers.key");
        Assert.Equal(32, Convert.FromBase64String(await File.ReadAllTextAsync(file)).Length);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Nothing_of_a_leaver_stays_in_the_outbox()
    {
        await LeaveAsync(Address);
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.RecipientKind == "volunteer");
    }

    private async Task LeaveAsync(string address)
    {
        var volunteer = await Site.ConfirmedAsync(CoreSite.Form(address));
        Assert.True(await Site.Get<VolunteerRecordService>().LeaveAsync(await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id)));
    }

    private async Task<List<OutboxMail>> DeparturesAsync() =>
        [.. (await Site.MailsAsync()).Where(mail => mail.Template == DepartureMail.Kind.Name)];

    private async Task<string> TextAsync(OutboxMail mail) => string.Join('\n',
        (await Site.ComposeAsync(mail))!.Body.Blocks.OfType<MailBlock.Paragraph>().Select(block => block.Text));

    private async Task<(ImportReport Report, string Reason)> ImportAsync(string address)
    {
        using var csv =
            new MemoryStream(Encoding.UTF8.GetBytes($"prénom,nom,email,code_insee,profils\nJosette,Ourlet,{address},95323,couture\n"));
        var reason = "";
        return (await Site.Get<VolunteerImport>().ImportAsync(csv, line => reason = line.Reason), reason);
    }

    [Fact]
    public async Task Who_leaves_takes_along_the_forms_of_their_address_that_wait_and_what_these_said_to_a_call()
    {
        var volunteer = await Site.ConfirmedAsync();
        var waiting = await Site.SignUpAsync(CoreSite.Form("autre@example.org"));
        var stranger = await Site.SignUpAsync(CoreSite.Form("tierce@example.org"));
        await Site.Database.WriteAsync(async db =>
        {
            // As when the address of a record becomes one that had been typed in a form.
            await db.Set<Core.Volunteers.Volunteer>().Where(row => row.Id == waiting.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.EmailKey, volunteer.EmailKey));
            foreach (var id in new[] { volunteer.Id, waiting.Id, stranger.Id })
            {
                var answer = new Core.Volunteers.Answers.CallAnswer
                {
                    CallKey = Guid.NewGuid(),
                    VolunteerId = id,
                    CreatedAt = Site.Clock.Now
                };
                answer.Propose(20, Site.Clock.Now);
                db.Add(answer);
            }
        });
        Assert.True(await Site.Get<VolunteerRecordService>().LeaveAsync(await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id)));
        Assert.Equal(("", Core.Volunteers.VolunteerState.Left),
            ((await Site.VolunteerAsync(waiting.Id)).FirstName, (await Site.VolunteerAsync(waiting.Id)).State));
        await using var db = Site.Database.Read();
        Assert.Equal([stranger.Id], db.Set<Core.Volunteers.Answers.CallAnswer>().Select(row => row.VolunteerId).ToList());
        Assert.Equal(Core.Volunteers.VolunteerState.Pending, (await Site.VolunteerAsync(stranger.Id)).State);
    }
}
