using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Accounts;

/// <summary>One person, one account, with or without a mandate.</summary>
public sealed class VolunteerAccountTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_confirmed_volunteer_signs_in_with_their_address_and_corrects_their_record()
    {
        var (email, visitor) = await SignedInAsync();
        var space = await visitor.GetAsync("/mon-espace/");
        Assert.NotNull(space.Document.QuerySelector("main a[href='/mon-espace/fiche/']"));

        var record = await visitor.GetAsync("/mon-espace/fiche/");
        Assert.Equal(200, record.Status);
        Assert.Contains(email, record.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", record.Header("Cache-Control"), StringComparison.Ordinal);
        var saved = await record.SubmitAsync("form.form", null, ("Input.FirstName", "Joséphine"));
        Assert.Equal("/mon-espace/fiche/", saved.Location);
        Assert.Contains("Bonjour Joséphine", (await visitor.FollowAsync(saved)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_a_mandate_opens_nothing_of_the_others()
    {
        var (_, visitor) = await SignedInAsync();
        foreach (var path in new[] { "/mon-espace/contacts/", "/mon-espace/mandats/", "/mon-espace/journal/", "/mon-espace/equipe/",
            "/mon-espace/campagnes/" })
        {
            Assert.Equal(403, (await visitor.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task Who_never_confirmed_gets_no_link_and_no_account()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        await AskAsync(Site.Visit(), email);
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.Content.ToAddress == email && mail.Template == "connexion");
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<Account>(), account => account.EmailKey == email);
    }

    [Fact]
    public async Task Who_leaves_by_the_space_takes_their_account_along()
    {
        var (email, visitor) = await SignedInAsync();
        var record = await visitor.GetAsync("/mon-espace/fiche/");
        Assert.Equal(302, (await record.SubmitAsync("form[action*='Leave']", null, ("sure", "true"))).Status);
        Assert.Equal(302, (await visitor.GetAsync("/mon-espace/")).Status);
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<Account>(), account => account.EmailKey == email);
    }

    [Fact]
    public async Task A_volunteer_who_holds_a_mandate_keeps_their_account_when_their_record_goes()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        var visitor = await Site.SignInAsync(email, (MandateAlias.DepartementLead, new TerritoryRef(TerritoryKind.Departement, "95")));
        var record = await visitor.GetAsync("/mon-espace/fiche/");
        await record.SubmitAsync("form[action*='Leave']", null, ("sure", "true"));
        Assert.Equal(200, (await visitor.GetAsync("/mon-espace/contacts/")).Status);
        Assert.Equal(404, (await visitor.GetAsync("/mon-espace/fiche/")).Status);
    }

    [Fact]
    public async Task The_public_is_asked_to_sign_in_before_a_record() =>
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync("/mon-espace/fiche/")).Location, StringComparison.Ordinal);

    private async Task<(string Email, Visitor Visitor)> SignedInAsync()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        var visitor = Site.Visit();
        await AskAsync(visitor, email);
        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/connexion/lien/"));
        Assert.Equal("/mon-espace/", (await page.SubmitAsync("main form[method=post]")).Location);
        return (email, visitor);
    }

    private static async Task AskAsync(Visitor visitor, string email) =>
        Assert.Equal("/connexion/", (await (await visitor.GetAsync("/connexion/")).SubmitAsync("form.form", "", ("Email", email)))
            .Location);
}
