using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>
/// How many people open a campaign, among those who agreed to be counted (<see cref="ConsentTexts.Measure"/>): only their mails carry the
/// picture that asks for it, and it counts once. A total is kept, never who.
/// </summary>
public sealed class CampaignOpenings(Database database, PreferenceTokens tokens, TimeProvider clock)
{
    /// <summary>
    /// Counts one opening. What is not ours, was counted before or is no longer agreed to does nothing, and looks the same from outside.
    /// </summary>
    public async Task CountAsync(string token, CancellationToken cancel = default)
    {
        if (tokens.Read(token) is not { Subject: PreferenceSubject.Opening } link)
        {
            return;
        }
        await using (var read = database.Read())
        {
            if (!await ConsentLedger.AgreedTo(read, ConsentTexts.Measure).AnyAsync(id => id == link.SubjectId, cancel))
            {
                return;
            }
        }
        var (mark, now) = (Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token))), clock.GetUtcNow().UtcDateTime);
        await database.WriteAsync(async db =>
        {
            var added = await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "CampaignOpening" ("CampaignId", "Mark", "At") VALUES ({link.Number}, {mark}, {now})
                ON CONFLICT ("CampaignId", "Mark") DO NOTHING
                """, cancel);
            if (added > 0)
            {
                await db.Set<MailCampaign>().Where(row => row.Id == link.Number)
                    .ExecuteUpdateAsync(row => row.SetProperty(campaign => campaign.Opened, campaign => campaign.Opened + 1), cancel);
            }
        }, cancel);
    }

    /// <summary>Absolute path of the picture for one person's mail.</summary>
    internal static string PathOf(PreferenceTokens tokens, long campaignId, long volunteerId) =>
        $"/courriel/{tokens.Write(new PreferenceLink(PreferenceSubject.Opening, volunteerId, 0, campaignId))}.gif";
}
