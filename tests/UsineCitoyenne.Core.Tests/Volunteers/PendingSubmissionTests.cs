using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>Anybody can send the form with anybody's address: a link confirms what was sent with it, and nothing else.</summary>
public sealed class PendingSubmissionTests : SiteTest
{
    private ConfirmationService Confirmation => Site.Get<ConfirmationService>();

    [Fact]
    public async Task A_stranger_who_sends_the_form_with_her_address_changes_nothing_of_what_her_link_confirms()
    {
        var hers = await SubmitAsync(CoreSite.Form());
        var strangers = await SubmitAsync(CoreSite.Form("JOSETTE@example.org", "95127", "transport") with
        {
            FirstName = "Intrus",
            Phone = "",
            Note = "",
            AcceptsIntroduction = false,
            AcceptsNews = true,
            AcceptsProduction = true,
        });
        var link = await Confirmation.ConfirmAsync(hers.Token);
        Assert.Equal((ConfirmationState.Ready, "Josette O.", "01"), (link.State, link.Submitted!.Name, link.Submitted.Phone));
        var volunteer = await Site.VolunteerAsync("josette@example.org");
        Assert.Equal((hers.Id, "Josette", "95323", "Le matin de préférence"),
            (volunteer.Id, volunteer.FirstName, volunteer.CommuneCode, volunteer.Note));
        await using var db = Site.Database.Read();
        Assert.Equal(["charte", "coordonnees", "presentation"], db.Set<Consent>().Where(row => row.WithdrawnAt == null)
            .Select(row => row.Purpose).Order().ToList());
        Assert.Equal(ConfirmationState.AlreadyConfirmed, (await Confirmation.ConfirmAsync(strangers.Token)).State);
        Assert.Equal("Josette", (await Site.VolunteerAsync(hers.Id)).FirstName);
        Assert.Equal(("", VolunteerState.Left), (db.Set<Volunteer>().Single(row => row.Id == strangers.Id).FirstName, db.Set<Volunteer>()
            .Single(row => row.Id == strangers.Id).State));
    }

    [Fact]
    public async Task Her_second_form_is_confirmed_by_its_own_link_and_the_first_goes()
    {
        var first = await SubmitAsync(CoreSite.Form());
        var second = await SubmitAsync(CoreSite.Form(commune: "95127"));
        await Confirmation.ConfirmAsync(second.Token);
        Assert.Equal("95127", (await Site.VolunteerAsync("josette@example.org")).CommuneCode);
        Assert.Equal(ConfirmationState.AlreadyConfirmed, (await Confirmation.InspectAsync(first.Token)).State);
    }

    [Fact]
    public async Task Each_mail_names_what_its_own_form_said()
    {
        await SubmitAsync(CoreSite.Form());
        await SubmitAsync(CoreSite.Form(commune: "95127"));
        var mails = await Site.MailsAsync();
        Assert.All(mails, mail => Assert.Equal(ConfirmMail.Kind.Name, mail.Template));
        var texts = new List<string>();
        foreach (var mail in mails)
        {
            texts.Add(((MailBlock.Paragraph)(await Site.ComposeAsync(mail))!.Body.Blocks[1]).Text);
        }
        Assert.Contains("Jouy-le-Moutier", texts[0], StringComparison.Ordinal);
        Assert.Contains("Cergy", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_links_of_one_address_pressed_at_once_make_one_volunteer()
    {
        var forms = new List<(long Id, string Token)>();
        for (var form = 0; form < 4; form++)
        {
            forms.Add(await SubmitAsync(CoreSite.Form()));
        }
        var answers = await Task.WhenAll(forms.Select(form => Task.Run(() => Confirmation.ConfirmAsync(form.Token))));
        Assert.Single(answers, answer => answer.State == ConfirmationState.Ready);
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Volunteer>(), row => row.State == VolunteerState.Confirmed);
        Assert.Single(await Site.MailsAsync(), mail => mail.Template == WelcomeMail.Kind.Name);
    }

    [Fact]
    public async Task A_box_is_not_flooded_and_the_answer_tells_nothing()
    {
        for (var form = 0; form < 20; form++)
        {
            Assert.Empty(await Site.Get<SignUpService>().SubmitAsync(CoreSite.Form()));
        }
        Assert.Equal(PendingSubmissions.Most, (await Site.MailsAsync()).Count);
        Site.Clock.Advance(PendingSubmissions.Window);
        await SubmitAsync(CoreSite.Form());
        Assert.Equal(PendingSubmissions.Most + 1, (await Site.MailsAsync()).Count);
    }

    private async Task<(long Id, string Token)> SubmitAsync(SignUpForm form)
    {
        Assert.Empty(await Site.Get<SignUpService>().SubmitAsync(form));
        await using var db = Site.Database.Read();
        var id = db.Set<Volunteer>().Single(row => row.SubmissionId == form.SubmissionId).Id;
        return (id, await Site.IssueAsync(LinkPurpose.ConfirmSignUp, id));
    }
}
