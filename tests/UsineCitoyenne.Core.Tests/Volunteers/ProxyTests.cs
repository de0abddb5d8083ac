using UsineCitoyenne.Core.Contacts.Proxy;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Core.Volunteers.Silence;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>X7: somebody without an address comes in by a responsable, on their word.</summary>
public sealed class ProxyTests : SiteTest
{
    private ProxyService Service => Site.Get<ProxyService>();

    [Fact]
    public async Task Who_has_no_address_is_entered_at_once_with_the_agreement_that_was_heard()
    {
        var other = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"));
        var scope = await Site.ScopeAsync("departement:95");
        var form = Form();
        var id = Assert.IsType<long>((await Service.EnterAsync(scope, form)).VolunteerId);
        Assert.Equal(id, (await Service.EnterAsync(scope, form with { EvenIfKnown = true })).VolunteerId);
        var person = await Site.VolunteerAsync(id);
        Assert.Equal((VolunteerState.Confirmed, "", null), (person.State, person.Email, person.EmailKey));
        await using var db = Site.Database.Read();
        Assert.Equal(
            [("charte", 1, "oral", (long?)scope.AccountId), ("coordonnees", 1, "oral", scope.AccountId)],
            db.Set<Consent>().Where(row => row.VolunteerId == id).OrderBy(row => row.Id).AsEnumerable()
                .Select(row => (row.Purpose, row.Version, row.Channel, row.HeardByAccountId)));
        Assert.Equal(scope.AccountId, Assert.Single(await Site.AuditAsync(AuditAction.VolunteerEntered)).AccountId);
        var mail = Assert.Single(await Site.MailsAsync(), row => row.Template == DigestMail.Kind.Name);
        Assert.Equal(other.AccountId, mail.RecipientId);
        Assert.Equal("", Assert.Single((await Site.Get<ContactTable>().SearchAsync(scope, new ContactQuery { Text = "ourlet" })).Rows)
            .Email);
    }

    [Fact]
    public async Task Nothing_that_writes_mails_or_erases_trips_over_the_missing_address()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var id = (await Service.EnterAsync(scope, Form())).VolunteerId!.Value;
        var second = (await Service.EnterAsync(scope, Form("Marcel"))).VolunteerId!.Value;
        await Site.ConfirmedAsync(CoreSite.Form("voisine@example.org"));
        foreach (var mail in (await Site.MailsAsync()).Where(row => row.Template == WelcomeMail.Kind.Name))
        {
            var blocks = (await Site.ComposeAsync(mail))!.Body.Blocks;
            Assert.DoesNotContain(blocks.OfType<MailBlock.List>()
                .SelectMany(list => list.Items), item => item.EndsWith("— ", StringComparison.Ordinal));
        }
        Site.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal(3, (await Site.Get<DataRetention>().RunAsync())[RetentionRule.Asked]);
        Assert.Single(await Site.MailsAsync(), row => row.Template == StillThereMail.Kind.Name);
        Assert.True(await Service.HeardAsync(scope, id));
        Assert.Equal(Freshness.Fresh, (await Site.VolunteerAsync(id)).Freshness);
        Assert.True(await Service.LeaveAsync(scope, second));
        Assert.Equal(("", VolunteerState.Left), ((await Site.VolunteerAsync(second)).LastName, (await Site.VolunteerAsync(second)).State));
    }

    [Fact]
    public async Task The_slip_carries_the_texts_who_heard_them_and_a_link_that_opens_the_record()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var id = (await Service.EnterAsync(scope, Form())).VolunteerId!.Value;
        var slip = (await Service.SlipAsync(scope, id))!;
        Assert.Equal(("Dominique Navette", 2, "Jouy-le-Moutier (95)"), (slip.HeardBy, slip.Texts.Count, slip.Commune));
        Assert.Equal("Josette", (await Site.Get<VolunteerRecordService>().OpenAsync(slip.RecordUrl.Split('/')[^2]))!.FirstName);
        Assert.Null(await Service.SlipAsync(await Site.ScopeAsync("departement:01"), id));
        Assert.False(await Service.LeaveAsync(await Site.ScopeAsync("departement:01"), id));
        Assert.Single(await Site.AuditAsync(AuditAction.SlipPrinted));
    }

    [Theory]
    [InlineData("", "95323", true, nameof(SignUpForm.Phone))]
    [InlineData("0639980001", "01053", true, nameof(SignUpForm.CommuneCode))]
    [InlineData("0639980001", "95323", false, nameof(SignUpForm.AcceptsContact))]
    public async Task What_is_missing_is_told_beside_its_field(string phone, string commune, bool agrees, string field)
    {
        var form = Form() is var right
            ? right with { Person = right.Person with { Phone = phone, CommuneCode = commune, AcceptsContact = agrees } } : null;
        var outcome = await Service.EnterAsync(await Site.ScopeAsync("departement:95"), form!);
        Assert.Equal([field], outcome.Errors.Keys);
        Assert.Null(outcome.VolunteerId);
    }

    [Fact]
    public async Task A_namesake_is_told_and_an_address_leads_to_the_usual_mail()
    {
        var scope = await Site.ScopeAsync("departement:95");
        await Site.ConfirmedAsync();
        Assert.True((await Service.EnterAsync(scope, Form())).Namesake);
        Assert.NotNull((await Service.EnterAsync(scope, Form() with { EvenIfKnown = true })).VolunteerId);
        var written = Form("Marcel") is var form ? form with { Person = form.Person with { Email = "marcel@example.org" } } : null;
        Assert.Null((await Service.EnterAsync(scope, written!)).VolunteerId);
        Assert.Equal(VolunteerState.Pending, (await Site.VolunteerAsync("marcel@example.org")).State);
    }

    private static ProxyForm Form(string firstName = "Josette") =>
        new(CoreSite.Form("") with { FirstName = firstName }, EvenIfKnown: false);

    [Fact]
    public async Task All_that_is_wrong_with_somebody_entered_is_told_at_once()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var wrong = CoreSite.Form("sans-arobase", "01053") with { FirstName = "", AcceptsCharter = false };
        var outcome = await Site.Get<ProxyService>().EnterAsync(scope, new ProxyForm(wrong, EvenIfKnown: false));
        Assert.Equal(["AcceptsCharter", "CommuneCode", "Email", "FirstName"], outcome.Errors.Keys.Order());
    }
}
