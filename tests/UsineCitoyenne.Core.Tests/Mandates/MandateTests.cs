using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

public sealed class MandateTests : SiteTest
{
    private static readonly TerritoryRef ValDOise = new(TerritoryKind.Departement, "95");

    private MandateService Mandates => Site.Get<MandateService>();

    [Fact]
    public async Task A_mandate_gives_an_account_a_mail_and_a_trace()
    {
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        await Mandates.GrantAsync(administrator, "dominique@example.org", "Dominique Navette", MandateAlias.DepartementLead, ValDOise);
        await Mandates.GrantAsync(administrator, "DOMINIQUE@example.org", "Dominique Navette", MandateAlias.DepartementLead, ValDOise);
        Assert.Equal(2, (await Mandates.ListAsync(administrator)).Total);
        var mail = Assert.Single(await Site.MailsAsync());
        Assert.Contains("Val-d’Oise", (await Site.ComposeAsync(mail))!.Subject);
        Assert.Equal(administrator.AccountId, (await Site.AuditAsync(AuditAction.MandateGranted))[^1].AccountId);
    }

    [Fact]
    public async Task An_ended_mandate_closes_the_door_at_once_and_stays_known()
    {
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        var responsable = await Site.ResponsableAsync(ValDOise);
        await Mandates.EndAsync(administrator, responsable.Mandates.Single().Id);
        await using var db = Site.Database.Read();
        Assert.Null((await Mandates.FindAsync(responsable.AccountId, CancellationToken.None))!.Contacts);
        Assert.Equal(Site.Clock.Now, db.Set<Mandate>().Single(mandate => mandate.AccountId == responsable.AccountId).EndsAt);
    }

    [Fact]
    public async Task Only_an_administrator_gives_and_lists_mandates()
    {
        var responsable = await Site.ResponsableAsync(TerritoryRef.Nation);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Mandates.ListAsync(responsable));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Mandates.EndAsync(responsable, 1));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => Mandates.GrantAsync(responsable, "x@example.org", "X", MandateAlias.Administrator, TerritoryRef.Nation));
    }

    [Fact]
    public async Task An_administrator_reads_no_contact_by_that_right_alone() =>
        Assert.Null((await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator)).Contacts);

    [Fact]
    public async Task A_sign_in_link_works_once()
    {
        var responsable = await Site.ResponsableAsync(ValDOise);
        var token = await Site.IssueAsync(LinkPurpose.SignIn, responsable.AccountId);
        var signIn = Site.Get<SignInService>();
        Assert.True(await signIn.IsUsableAsync(token));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => signIn.SignInAsync(token, userAgent: null))));
        Assert.Single(answers, answer => answer is not null);
        Assert.False(await signIn.IsUsableAsync(token));
    }

    [Fact]
    public async Task A_sign_in_link_expires_after_half_an_hour()
    {
        var responsable = await Site.ResponsableAsync(ValDOise);
        await Site.Get<SignInService>().RequestLinkAsync("responsable@example.org");
        var mail = Assert.Single(await Site.MailsAsync());
        var url = (await Site.ComposeAsync(mail))!.Body.Blocks.OfType<Core.Mailing.MailBlock.Button>().Single().Url;
        Site.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await Site.Get<SignInService>().SignInAsync(url.Split('/')[^2], userAgent: null));
        Assert.Equal(responsable.AccountId, mail.RecipientId);
    }

    [Fact]
    public async Task An_unknown_address_gets_no_mail_and_no_error()
    {
        await Site.Get<SignInService>().RequestLinkAsync("inconnue@example.org");
        Assert.Empty(await Site.MailsAsync());
    }

    [Fact]
    public async Task Public_pages_learn_which_territories_are_led()
    {
        var leadership = Site.Get<Leadership>();
        await Site.ResponsableAsync(ValDOise);
        Assert.True(await leadership.RefreshAsync());
        Assert.False(await leadership.RefreshAsync());
        Assert.True(leadership.IsLed(ValDOise));
        Assert.Equal(1, leadership.CountLed(TerritoryKind.Departement));
    }
}
