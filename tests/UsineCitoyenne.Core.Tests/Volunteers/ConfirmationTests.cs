using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class ConfirmationTests : SiteTest
{
    private ConfirmationService Confirmation => Site.Get<ConfirmationService>();

    [Fact]
    public async Task Looking_at_the_link_confirms_nothing()
    {
        var volunteer = await Site.SignUpAsync();
        var token = await Site.IssueAsync(LinkPurpose.ConfirmSignUp, volunteer.Id);
        Assert.Equal(ConfirmationState.Ready, (await Confirmation.InspectAsync(token)).State);
        Assert.Equal(VolunteerState.Pending, (await Site.VolunteerAsync(volunteer.Id)).State);
    }

    [Fact]
    public async Task A_confirmation_brings_the_welcome_and_the_notice_in_one_transaction()
    {
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"), email: "commune@example.org");
        await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"), email: "departement@example.org");
        await Site.ConfirmedAsync();
        var mails = await Site.MailsAsync();
        Assert.Equal([ConfirmMail.Kind.Name, WelcomeMail.Kind.Name, DigestMail.Kind.Name], mails.Select(mail => mail.Template));
        Assert.Equal("commune@example.org", (await Site.ComposeAsync(mails[2]))!.ToAddress);
    }

    [Theory]
    [InlineData("epci:249500109")]
    [InlineData("departement:95")]
    [InlineData("region:11")]
    [InlineData("nation:FR")]
    public async Task In_a_vacancy_the_next_level_up_is_told(string territory)
    {
        await Site.ScopeAsync(territory);
        await Site.ConfirmedAsync();
        Assert.Single(await Site.MailsAsync(), mail => mail.Template == DigestMail.Kind.Name);
    }

    [Fact]
    public async Task A_used_link_says_so_and_changes_nothing_more()
    {
        var volunteer = await Site.SignUpAsync();
        var token = await Site.IssueAsync(LinkPurpose.ConfirmSignUp, volunteer.Id);
        await Confirmation.ConfirmAsync(token);
        Assert.Equal(ConfirmationState.AlreadyConfirmed, (await Confirmation.ConfirmAsync(token)).State);
        Assert.Single(await Site.MailsAsync(), mail => mail.Template == WelcomeMail.Kind.Name);
    }

    [Fact]
    public async Task Twenty_clicks_at_once_confirm_once()
    {
        var volunteer = await Site.SignUpAsync();
        var token = await Site.IssueAsync(LinkPurpose.ConfirmSignUp, volunteer.Id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Confirmation.ConfirmAsync(token))));
        Assert.Single(answers, answer => answer.State == ConfirmationState.Ready);
        Assert.Single(await Site.MailsAsync(), mail => mail.Template == WelcomeMail.Kind.Name);
    }

    [Fact]
    public async Task A_link_older_than_a_week_is_expired()
    {
        var volunteer = await Site.SignUpAsync();
        var token = await Site.IssueAsync(LinkPurpose.ConfirmSignUp, volunteer.Id, ConfirmationService.LinkLifetime);
        Site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(ConfirmationState.Expired, (await Confirmation.ConfirmAsync(token)).State);
        Assert.Equal(VolunteerState.Pending, (await Site.VolunteerAsync(volunteer.Id)).State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task A_link_that_was_never_issued_is_unknown(string token) =>
        Assert.Equal(ConfirmationState.Unknown, (await Confirmation.ConfirmAsync(token)).State);

    [Fact]
    public async Task A_link_issued_for_something_else_confirms_nothing()
    {
        var volunteer = await Site.SignUpAsync();
        var token = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id);
        Assert.Equal(ConfirmationState.Unknown, (await Confirmation.ConfirmAsync(token)).State);
    }

    [Fact]
    public async Task The_welcome_introduces_only_those_who_agreed_and_only_to_those_who_agreed()
    {
        Site.Get<Microsoft.Extensions.Options.IOptions<SiteOptions>>().Value.GroupingBelow = 0;
        await Site.ConfirmedAsync(CoreSite.Form("oui@example.org") with { FirstName = "Oui" });
        await Site.ConfirmedAsync(CoreSite.Form("non@example.org") with { FirstName = "Non", AcceptsIntroduction = false });
        await Site.ConfirmedAsync(CoreSite.Form("ailleurs@example.org", "95127") with { FirstName = "Ailleurs" });
        await Site.ConfirmedAsync(CoreSite.Form("ancien@example.org", "78323") with { FirstName = "Ancien" });
        var newcomer = await Site.ConfirmedAsync(CoreSite.Form("nouvelle@example.org"));
        var text = await WelcomeOfAsync(newcomer.Id);
        Assert.Contains("Oui — oui@example.org", text);
        Assert.Contains("Ancien — ancien@example.org", text);
        Assert.DoesNotContain("non@example.org", text);
        Assert.DoesNotContain("ailleurs@example.org", text);
        Assert.Contains("3 autres personnes", text);

        var discreet = await Site.ConfirmedAsync(CoreSite.Form("discrete@example.org") with { AcceptsIntroduction = false });
        Assert.DoesNotContain("oui@example.org", await WelcomeOfAsync(discreet.Id));
    }

    [Fact]
    public async Task The_notice_to_a_responsable_carries_no_contact_detail()
    {
        await Site.ScopeAsync("departement:95");
        var volunteer = await Site.ConfirmedAsync();
        var notice = (await Site.ComposeAsync((await Site.MailsAsync()).Single(mail => mail.Template == DigestMail.Kind.Name)))!;
        var text = notice.Subject + TextOf(notice);
        Assert.DoesNotContain(volunteer.Email, text);
        Assert.DoesNotContain(volunteer.LastName, text);
        Assert.DoesNotContain(volunteer.Phone, text);
    }

    private async Task<string> WelcomeOfAsync(long volunteer) => TextOf((await Site.ComposeAsync((await Site.MailsAsync())
        .Single(mail => mail.Template == WelcomeMail.Kind.Name && mail.RecipientId == volunteer)))!);

    private static string TextOf(MailContent mail) => string.Join("\n", mail.Body.Blocks.Select(block => block switch
    {
        MailBlock.List list => string.Join("\n", list.Items),
        MailBlock.Paragraph paragraph => paragraph.Text,
        _ => block.ToString(),
    }));
}
