using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Grouping;

namespace UsineCitoyenne.Core.Campaigns.Preferences;

/// <summary>
/// What somebody wants to receive, behind the link of each grouped mail: it needs no sign-in and shows no detail of them.
/// </summary>
public sealed class MailPreferences(Database database, PreferenceTokens tokens, ConsentLedger consents, DigestChoices digests, Audit audit)
{
    private const string Channel = "preferences";

    /// <summary>A volunteer's choices, with the text of each agreement.</summary>
    public static IReadOnlyDictionary<MailPurpose, ConsentText> Texts { get; } = new Dictionary<MailPurpose, ConsentText>
    {
        [MailPurpose.News] = ConsentTexts.News,
        [MailPurpose.Production] = ConsentTexts.Production,
        [MailPurpose.Grouping] = ConsentTexts.Grouping,
        [MailPurpose.Measure] = ConsentTexts.Measure,
    };

    /// <summary>Null for a link that is not ours, or of somebody who left. Changes nothing: mail scanners open links too.</summary>
    public async Task<PreferencesView?> OpenAsync(string token, CancellationToken cancel = default)
    {
        if (tokens.Read(token) is not { } link || (MailPurpose)link.Purpose > MailPurpose.Digest)
        {
            return null;
        }
        if (link.Subject == PreferenceSubject.Account)
        {
            return new PreferencesView(MailPurpose.Digest, [], await digests.ReadAsync(link.SubjectId, cancel));
        }
        await using var db = database.Read();
        if (link.Subject != PreferenceSubject.Volunteer || !await IsHereAsync(db, link, cancel))
        {
            return null;
        }
        var agreed = await ConsentLedger.PurposesOf(db, link.SubjectId).ToListAsync(cancel);
        return new PreferencesView((MailPurpose)link.Purpose,
            [.. Texts.Where(text => agreed.Contains(text.Value.Purpose)).Select(text => text.Key)], null);
    }

    /// <summary>
    /// Stops the mails of the link's purpose, at once and as often as it is asked (RFC 8058). False when the link is not ours.
    /// </summary>
    public Task<bool> UnsubscribeAsync(string token, CancellationToken cancel = default) => ActAsync(token, async link =>
    {
        if (link.Subject == PreferenceSubject.Account)
        {
            await digests.SetAsync(link.SubjectId, DigestFrequency.Never, cancel);
            return;
        }
        await database.WriteAsync(async db =>
        {
            if (await SetAsync(db, link, (MailPurpose)link.Purpose, false) && link.Number > 0)
            {
                await db.Set<MailCampaign>().Where(row => row.Id == link.Number)
                    .ExecuteUpdateAsync(row => row.SetProperty(campaign => campaign.Unsubscribed, campaign => campaign.Unsubscribed + 1),
                        cancel);
            }
        }, cancel);
    });

    /// <summary>A volunteer's choices, all at once.</summary>
    public Task<bool> SetAsync(string token, IReadOnlyCollection<MailPurpose> wanted, CancellationToken cancel = default) =>
        ActAsync(token, link =>
        link.Subject != PreferenceSubject.Volunteer ? Task.CompletedTask : database.WriteAsync(async db =>
        {
            foreach (var purpose in await IsHereAsync(db, link, cancel) ? Texts.Keys : [])
            {
                await SetAsync(db, link, purpose, wanted.Contains(purpose));
            }
        }, cancel));

    /// <summary>A responsable's choice.</summary>
    public Task<bool> SetAsync(string token, DigestFrequency frequency, CancellationToken cancel = default) => ActAsync(token, link =>
        link.Subject == PreferenceSubject.Account ? digests.SetAsync(link.SubjectId, frequency, cancel) : Task.CompletedTask);

    private async Task<bool> ActAsync(string token, Func<PreferenceLink, Task> act)
    {
        if (tokens.Read(token) is not { Subject: PreferenceSubject.Volunteer or PreferenceSubject.Account } link)
        {
            return false;
        }
        await act(link);
        return true;
    }

    private async Task<bool> SetAsync(SiteDbContext db, PreferenceLink link, MailPurpose purpose, bool given)
    {
        if (!Texts.TryGetValue(purpose, out var text) || !await consents.SetAsync(db, link.SubjectId, text, given, Channel))
        {
            return false;
        }
        audit.Record(db, AuditAction.PreferenceSet, detail: $"{text.Purpose}:{(given ? 1 : 0)}", volunteers: [link.SubjectId]);
        return true;
    }

    private static Task<bool> IsHereAsync(SiteDbContext db, PreferenceLink link, CancellationToken cancel) =>
        db.Set<Volunteer>().AnyAsync(row => row.Id == link.SubjectId && row.State != VolunteerState.Left, cancel);
}

/// <param name="For">What the mail was sent for.</param>
/// <param name="Wanted">What a volunteer receives now.</param>
/// <param name="Digest">A responsable's rhythm; null for a volunteer.</param>
public sealed record PreferencesView(MailPurpose For, IReadOnlyList<MailPurpose> Wanted, DigestFrequency? Digest);
