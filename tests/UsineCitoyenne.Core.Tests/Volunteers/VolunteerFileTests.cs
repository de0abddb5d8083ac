using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class VolunteerFileTests : SiteTest
{
    [Fact]
    public async Task The_file_holds_details_consents_with_their_text_mails_and_readings_of_that_person_only()
    {
        await Site.ConfirmedAsync(CoreSite.Form("autre@example.org") with { FirstName = "Paulette" });
        var volunteer = await Site.ConfirmedAsync();
        await Site.Get<ContactTable>().OpenAsync(await Site.ScopeAsync("departement:95"), volunteer.Id);
        var token = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id);
        await Site.Get<VolunteerRecordService>().EditAsync(token, CoreSite.Form() with { AcceptsIntroduction = false });
        await Site.Database.WriteAsync(db =>
        {
            foreach (var mail in db.Set<OutboxMail>().Where(mail => mail.RecipientKind == "volunteer"))
            {
                (mail.State, mail.SentAt) = (OutboxState.Sent, Site.Clock.Now);
            }
            return Task.CompletedTask;
        });
        var file = (await TakeAsync(token))!;
        Assert.Equal(("Josette", "josette@example.org", "+33639980001", "95323"),
            (file.Details.FirstName, file.Details.Email, file.Details.Phone, file.Details.CommuneCode));
        Assert.Equal(["charte", "coordonnees", "presentation"], file.Consents.Select(consent => consent.Purpose));
        Assert.Equal(ConsentTexts.Charter.Body, file.Consents[0].Text);
        Assert.NotNull(file.Consents[2].WithdrawnAt);
        Assert.Equal(["confirmation", "bienvenue"], file.Mails.Select(mail => mail.Template));
        Assert.Equal("Opened", Assert.Single(file.Reads).Use);
        Assert.Single(await Site.AuditAsync(AuditAction.VolunteerTookFile));
    }

    [Fact]
    public async Task A_wrong_link_gives_no_file() => Assert.Null(await TakeAsync(new string('A', 43)));

    private Task<VolunteerFile?> TakeAsync(string token) =>
        Site.Get<VolunteerFileService>().TakeAsync(token, state => state.ToString(), use => use.ToString());
}
