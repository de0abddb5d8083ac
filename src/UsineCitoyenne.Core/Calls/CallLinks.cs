using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Calls;

/// <summary>
/// The links by which one volunteer answers one call: signed, no row of their own, so that a campaign of a million writes nothing.
/// </summary>
public sealed class CallLinks(PreferenceTokens tokens, IOptions<SiteOptions> site)
{
    /// <summary>From a message that is about a call.</summary>
    internal string OfCampaign(long volunteerId, long campaignId) =>
        site.Value.Absolute(Path(new PreferenceLink(PreferenceSubject.CallCampaign, volunteerId, 0, campaignId)));

    /// <summary>From a mail about an answer that exists.</summary>
    internal string OfAnswer(long volunteerId, long answerId) => site.Value.Absolute(PathOfAnswer(volunteerId, answerId));

    /// <summary>The same on a page that the person alone reads.</summary>
    internal string PathOfAnswer(long volunteerId, long answerId) =>
        Path(new PreferenceLink(PreferenceSubject.CallAnswer, volunteerId, 0, answerId));

    internal PreferenceLink? Read(string? token) =>
        tokens.Read(token) is { Subject: PreferenceSubject.CallCampaign or PreferenceSubject.CallAnswer } link ? link : null;

    private string Path(PreferenceLink link) => $"/appel/{tokens.Write(link)}/";
}
