using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Grouping;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class MailPreferencesTests : SiteTest
{
    private MailPreferences Preferences => Site.Get<MailPreferences>();

    [Fact]
    public async Task One_click_stops_one_purpose_once_and_counts_for_its_campaign()
    {
        var volunteer = await Site.ConfirmedAsync(CoreSite.Form() with { AcceptsNews = true, AcceptsProduction = true });
        var campaign = new MailCampaign { AccountId = 1, Scope = "nation:FR", View = "{}", Signature = "", CreatedAt = Site.Clock.Now };
        await Site.Database.WriteAsync(db => Task.FromResult(db.Add(campaign)));
        var token = Site.Get<PreferenceTokens>()
            .Write(new PreferenceLink(PreferenceSubject.Volunteer, volunteer.Id, (byte)MailPurpose.News, campaign.Id));
        Assert.Equal([MailPurpose.News, MailPurpose.Production], (await Preferences.OpenAsync(token))!.Wanted);
        Assert.True(await Preferences.UnsubscribeAsync(token));
        Assert.True(await Preferences.UnsubscribeAsync(token));
        Assert.Equal([MailPurpose.Production], (await Preferences.OpenAsync(token))!.Wanted);
        await using var db = Site.Database.Read();
        Assert.Equal(1, db.Set<MailCampaign>().Single().Unsubscribed);
        var history = await ConsentLedger.HistoryOfAsync(db, volunteer.Id);
        Assert.NotNull(history.Single(row => row.Given.Purpose == ConsentTexts.News.Purpose).Given.WithdrawnAt);

        Assert.True(await Preferences.SetAsync(token, [MailPurpose.News, MailPurpose.Grouping]));
        Assert.Equal([MailPurpose.News, MailPurpose.Grouping], (await Preferences.OpenAsync(token))!.Wanted);
        Assert.Equal(4, (await Site.AuditAsync(AuditAction.PreferenceSet)).Count);
    }

    [Fact]
    public async Task A_link_that_is_not_ours_does_nothing()
    {
        var volunteer = await Site.ConfirmedAsync(CoreSite.Form() with { AcceptsNews = true });
        var token = Site.Get<PreferenceTokens>()
            .Write(new PreferenceLink(PreferenceSubject.Volunteer, volunteer.Id, (byte)MailPurpose.News));
        foreach (var other in new[] { "apercu", "", token[..^1] + (token[^1] == 'A' ? 'Q' : 'A'), (token[0] == 'A' ? 'B' : 'A')
            + token[1..], token[..4] + (token[4] == 'A' ? 'B' : 'A') + token[5..] })
        {
            Assert.Null(await Preferences.OpenAsync(other));
            Assert.False(await Preferences.UnsubscribeAsync(other));
        }
        Assert.Equal([MailPurpose.News], (await Preferences.OpenAsync(token))!.Wanted);
    }

    [Fact]
    public async Task A_responsable_stops_the_digest_by_its_link()
    {
        var lead = await Site.ResponsableAsync(Mandates.MandateSite.ValDOise);
        var token = Site.Get<PreferenceTokens>()
            .Write(new PreferenceLink(PreferenceSubject.Account, lead.AccountId, (byte)MailPurpose.Digest));
        Assert.Equal(DigestFrequency.Immediate, (await Preferences.OpenAsync(token))!.Digest);
        Assert.True(await Preferences.UnsubscribeAsync(token));
        Assert.Equal(DigestFrequency.Never, await Site.Get<DigestChoices>().ReadAsync(lead));
    }
}
