using UsineCitoyenne.Core.Links;

namespace UsineCitoyenne.Web.Tests.Accounts;

/// <summary>A link in a mail opens its own act, until it expires, and nothing else.</summary>
public sealed class LinkTests(SiteFixture fixture) : WebTest(fixture)
{
    private static readonly Dictionary<LinkPurpose, string> Pages = new()
    {
        [LinkPurpose.ConfirmSignUp] = "/confirmer/{0}/",
        [LinkPurpose.VolunteerRecord] = "/ma-fiche/{0}/",
        [LinkPurpose.SignIn] = "/connexion/lien/{0}/",
        [LinkPurpose.EditorInvitation] = "/umbraco/login/mot-de-passe/{0}/",
        [LinkPurpose.EditorPassword] = "/umbraco/login/mot-de-passe/{0}/",
        [LinkPurpose.CandidacyConfirmation] = "/candidature/{0}/",
        [LinkPurpose.CandidacyAnswer] = "/candidature/reponse/{0}/",
        [LinkPurpose.Nomination] = "/nomination/{0}/",
        [LinkPurpose.Presence] = "/presence/{0}/",
        [LinkPurpose.Letter] = "/ecrire/confirmer/{0}/",
        [LinkPurpose.CallAnswer] = "/appel/confirmer/{0}/",
        [LinkPurpose.AddressChange] = "/nouvelle-adresse/{0}/",
        [LinkPurpose.Need] = "/besoin/confirmer/{0}/",
        [LinkPurpose.NeedRecord] = "/besoin/suivi/{0}/",
    };

    public static TheoryData<LinkPurpose> Purposes => [.. Enum.GetValues<LinkPurpose>()];

    [Theory]
    [MemberData(nameof(Purposes))]
    public async Task A_link_is_good_for_its_own_page_only(LinkPurpose purpose)
    {
        Assert.Contains(purpose, Pages.Keys);
        // The first account, volunteer and candidacy of the site, whichever the purpose speaks of.
        await Site.SignInAsync("region:11");
        var token = await Site.IssueLinkAsync(purpose, subject: 1, TimeSpan.FromDays(1));
        foreach (var page in Pages.Values.Where(page => page != Pages[purpose]).Distinct())
        {
            var answer = await Site.Visit().GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, page, token));
            Assert.True(answer.Status is 404 or 410, $"{purpose} opens {page}: {answer.Status}");
        }
    }

    [Theory]
    [MemberData(nameof(Purposes))]
    public async Task A_link_that_expired_opens_nothing(LinkPurpose purpose)
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        var token = await Site.IssueLinkAsync(purpose, subject: 1, TimeSpan.FromSeconds(-1));
        var visitor = Site.Visit();
        var answer = await visitor.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Pages[purpose], token));
        Assert.True(answer.Status is 404 or 410, $"{answer.Status}");
        Assert.Empty(answer.Document.QuerySelectorAll("main form[action*='" + token + "']"));
    }
}
