using UsineCitoyenne.Core.Campaigns.Candidates;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Tests.Mandates;

public sealed class BoardTests : SiteTest
{
    private Territory Jouy => Site.Gazetteer.CurrentCommune("95323")!;

    private CandidateCalls Calls => Site.Get<CandidateCalls>();

    [Fact]
    public async Task A_call_goes_to_those_who_agreed_to_news_once_in_thirty_days()
    {
        await VolunteerAsync("oui@example.org", news: true);
        await VolunteerAsync("non@example.org", news: false);
        await VolunteerAsync("ailleurs@example.org", news: true, commune: "95500");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        Assert.Equal(1, (await Calls.PreviewAsync(lead, Jouy)).Recipients);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Calls.SendAsync(lead, Jouy))));
        Assert.Equal(1, Assert.Single(answers, answer => answer is not null));
        var mail = Assert.Single(await Site.MailsAsync(), row => row.Template == CandidateCallMail.Kind.Name);
        var content = (await Site.ComposeAsync(mail))!;
        Assert.Equal("oui@example.org", content.ToAddress);
        Assert.Contains(content.Body.Blocks.OfType<MailBlock.Button>(),
            button => button.Url.EndsWith("/devenir-responsable/?territoire=commune:95323", StringComparison.Ordinal));
        Assert.Equal(Site.Clock.Now.AddDays(30), (await Calls.PreviewAsync(lead, Jouy)).NotBefore);
        Site.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, await Calls.SendAsync(lead, Jouy));
        Assert.Equal(2, (await Site.AuditAsync(AuditAction.CandidateCallSent)).Count);
    }

    [Fact]
    public async Task Nobody_calls_elsewhere_nor_without_the_right_to_write()
    {
        foreach (var by in new[]
        {
            await Site.ResponsableAsync(new(TerritoryKind.Departement, "01"), email: "ain@example.org"),
            await Site.ResponsableAsync(MandateSite.Pontoise, email: "pontoise@example.org"),
            await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org"),
        })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Calls.PreviewAsync(by, Jouy));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Calls.SendAsync(by, Jouy));
        }
    }

    [Fact]
    public async Task Coverage_counts_inhabitants_and_volunteers_of_communes_that_somebody_organises()
    {
        await VolunteerAsync("un@example.org", news: false);
        await VolunteerAsync("deux@example.org", news: false, commune: "95500");
        await Site.ResponsableAsync(Jouy.Ref);
        await Site.Get<VolunteerFigures>().RefreshAsync();
        await Site.Get<Leadership>().RefreshAsync();
        var line = Site.Get<Coverage>().Below(TerritoryRef.Nation).Single(other => other.Territory.Code == "95");
        Assert.Equal((1, 5, 17_854, 2, 1, PostState.Vacant),
            (line.LedCommunes, line.Communes, line.CoveredPopulation, line.Volunteers, line.WaitingVolunteers, line.Lead));
        Assert.Equal(PostState.Held, Site.Get<Coverage>().Below(MandateSite.ValDOise).Single(other => other.Territory == Jouy).Lead);
        Assert.Equal((1, 1), (Site.Get<Coverage>().Nation().LedCommunes, Site.Get<Coverage>().Nation().CoveredVolunteers));
    }

    [Fact]
    public async Task Public_pages_name_who_agreed_and_follow_dates_without_anything_written()
    {
        var leadership = Site.Get<Leadership>();
        var names = Site.Get<PublicNames>();
        var alice = await Site.AppointAsync(await Site.ResponsableAsync(MandateSite.ValDOise), "Alice");
        await leadership.RefreshAsync();
        Assert.Empty(Post().Names);
        await names.SetAsync(alice, shown: true);
        Assert.True(await leadership.RefreshAsync());
        Assert.Equal(["Alice"], Post().Names);
        await names.SetAsync(alice, shown: false);
        await leadership.RefreshAsync();
        Assert.Empty(Post().Names);
        Assert.False(await leadership.RefreshAsync());
        Site.Clock.Advance(alice.Mandates.Single().EndsAt!.Value - Site.Clock.Now);
        Assert.True(await leadership.RefreshAsync());
        Assert.False(Post().IsHeld);

        PublicPost Post() => leadership.PostsOf(MandateSite.Pontoise).Single(post => post.Leads);
    }

    [Fact]
    public async Task A_candidacy_shows_as_one_and_organisers_are_counted_within_the_scope_only()
    {
        await Site.ApplyAsync("Alice");
        await Site.Get<Leadership>().RefreshAsync();
        Assert.Equal(PostState.Candidate, Site.Get<Leadership>().LeadOf(MandateSite.Pontoise));
        await Site.ConfirmedAsync(CoreSite.Form("org@example.org", "95323", "organisation"));
        await Site.ConfirmedAsync(CoreSite.Form("couture@example.org", "95323", "couture"));
        var mask = Site.Get<Core.Volunteers.Options.VolunteerOptions>().Mask(Core.Volunteers.Options.OptionList.Profile, ["organisation"]);
        Assert.Equal([("95323", 1)], (await Site.Get<ContactTable>().CountByCommuneAsync(await Site.ScopeAsync("departement:95"), mask))
            .Select(pair => (pair.Key, pair.Value)));
        Assert.Empty(await Site.Get<ContactTable>().CountByCommuneAsync(await Site.ScopeAsync("departement:01"), mask));
    }

    private Task<Volunteer> VolunteerAsync(string email, bool news, string commune = "95323") =>
        Site.ConfirmedAsync(CoreSite.Form(email, commune) with { AcceptsNews = news });
}
