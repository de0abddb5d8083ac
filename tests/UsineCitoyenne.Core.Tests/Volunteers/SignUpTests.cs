using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class SignUpTests : SiteTest
{
    private SignUpService SignUp => Site.Get<SignUpService>();

    [Fact]
    public async Task A_sign_up_is_stored_pending_with_its_consents_its_mail_and_its_trace()
    {
        var volunteer = await Site.SignUpAsync();
        Assert.Equal(VolunteerState.Pending, volunteer.State);
        Assert.Equal(("Josette", "Ourlet", "+33639980001", "95323"),
            (volunteer.FirstName, volunteer.LastName, volunteer.Phone, volunteer.CommuneCode));
        Assert.Equal(ConfirmMail.Kind.Name, Assert.Single(await Site.MailsAsync()).Template);
        await using var db = Site.Database.Read();
        Assert.Equal(["charte", "coordonnees", "presentation"], db.Set<Consent>().Select(consent => consent.Purpose).Order().ToList());
        Assert.Equal(volunteer.Id, Assert.Single(Assert.Single(await Site.AuditAsync(AuditAction.VolunteerSignedUp)).Subjects).VolunteerId);
    }

    [Theory]
    [InlineData("josette")]
    [InlineData("josette@")]
    [InlineData("zélie@example.org")]
    [InlineData("josette@example")]
    [InlineData("jo sette@example.org")]
    [InlineData("josette@example.org,autre@example.org")]
    [InlineData("Josette <josette@example.org>")]
    [InlineData("josette@exam\u0000ple.org")]
    [InlineData("")]
    public async Task A_bad_address_is_refused_beside_its_field(string email)
    {
        Assert.Contains("Email", (await SignUp.SubmitAsync(CoreSite.Form() with { Email = email })).Keys);
        Assert.Empty(await Site.MailsAsync());
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("<b>")]
    [InlineData(null)]
    public async Task An_unknown_commune_is_refused_beside_its_field(string? code) =>
        Assert.Equal(["CommuneCode"], (await SignUp.SubmitAsync(CoreSite.Form() with { CommuneCode = code })).Keys);

    [Fact]
    public async Task An_old_commune_code_is_accepted_and_belongs_to_the_commune_of_today()
    {
        var volunteer = await Site.SignUpAsync(CoreSite.Form(commune: "78323"));
        Assert.Equal("95323", Site.Gazetteer.CurrentCommune(volunteer.CommuneCode)!.Code);
    }

    [Fact]
    public async Task The_same_form_sent_twice_counts_once()
    {
        var form = CoreSite.Form();
        await SignUp.SubmitAsync(form);
        await SignUp.SubmitAsync(form);
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Volunteer>());
        Assert.Single(await Site.MailsAsync());
    }

    [Fact]
    public async Task One_form_that_arrives_ten_times_at_once_is_one_row_and_no_error()
    {
        var form = CoreSite.Form();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => SignUp.SubmitAsync(form))));
        Assert.All(answers, Assert.Empty);
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Volunteer>());
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_and_only_its_owner_learns_it()
    {
        var known = await Site.ConfirmedAsync();
        Assert.Empty(await SignUp.SubmitAsync(CoreSite.Form("JOSETTE@example.org") with { FirstName = "Autre" }));
        Assert.Equal("Josette", (await Site.VolunteerAsync(known.Id)).FirstName);
        Assert.Equal(AlreadyKnownMail.Kind.Name, (await Site.MailsAsync())[^1].Template);
    }

    [Fact]
    public async Task Ten_kilobytes_of_text_are_refused_with_their_length()
    {
        var errors = await SignUp.SubmitAsync(CoreSite.Form() with { Note = new string('a', 10_240) });
        Assert.Contains("2", Assert.Single(errors).Value);
        Assert.Equal("Note", errors.Keys.Single());
    }

    [Fact]
    public async Task Control_characters_and_direction_marks_are_dropped_rather_than_stored()
    {
        var volunteer =
            await Site.SignUpAsync(CoreSite.Form() with { FirstName = "Jo\u0000se\u0007t\u202Ete\u200B", Note = "un\r\ndeux\u0001" });
        Assert.Equal(("Josette", "un\ndeux"), (volunteer.FirstName, volunteer.Note));
    }

    [Fact]
    public async Task Script_is_text_like_any_other_and_no_name()
    {
        Assert.Equal(["LastName"], (await SignUp.SubmitAsync(CoreSite.Form() with { LastName = "<script>alert(1)</script>" })).Keys);
        Assert.Equal("<script>alert(1)</script>", (await Site.SignUpAsync(CoreSite.Form() with { Note = "<script>alert(1)</script>" }))
            .Note);
    }

    [Fact]
    public async Task A_form_is_no_way_to_send_a_text_of_ones_own_to_anybody()
    {
        Assert.Equal(["FirstName", "LastName"], (await SignUp.SubmitAsync(CoreSite.Form("victime@example.org") with
        {
            FirstName = "GAGNEZ 1000 EUR https://exemple.fr",
            LastName = "cliquez.fr",
        })).Keys);
        Assert.Empty(await Site.MailsAsync());
    }

    [Theory]
    [InlineData("FirstName")]
    [InlineData("LastName")]
    [InlineData("Profiles")]
    [InlineData("AcceptsCharter")]
    [InlineData("AcceptsContact")]
    [InlineData("Phone")]
    public async Task What_is_missing_or_wrong_is_said_beside_its_field(string field)
    {
        var form = CoreSite.Form();
        form = field switch
        {
            "FirstName" => form with { FirstName = " " },
            "LastName" => form with { LastName = new string('x', 81) },
            "Profiles" => form with { Profiles = ["inconnu"] },
            "AcceptsCharter" => form with { AcceptsCharter = false },
            "AcceptsContact" => form with { AcceptsContact = false },
            _ => form with { Phone = "12" },
        };
        Assert.Equal([field], (await SignUp.SubmitAsync(form)).Keys);
    }

    [Fact]
    public async Task No_secret_waits_in_the_outbox_and_each_sending_issues_its_own_link()
    {
        await Site.SignUpAsync();
        var mail = Assert.Single(await Site.MailsAsync());
        Assert.Equal("", mail.Data);
        var url = (await Site.ComposeAsync(mail))!.Body.Blocks.OfType<Core.Mailing.MailBlock.Button>().Single().Url;
        var token = url.Split('/')[^2];
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<LinkToken>(), link => Convert.ToHexString(link.Hash)
            .Contains(token, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(ConfirmationState.Ready, (await Site.Get<ConfirmationService>().InspectAsync(token)).State);
    }
}
