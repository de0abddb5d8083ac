using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Campaigns.Replies;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Which mails were opened, letters and answers: the totals stay.</summary>
internal sealed class CampaignRetention(Database database, TimeProvider clock) : IRetention
{
    public RetentionRule Rule => RetentionRule.Mails;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateTime Before => Now - DataRetention.TraceLifetime;

    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await Openings(db).CountAsync(cancel) + await Messages(db).CountAsync(cancel) + await Letters(db).CountAsync(cancel);
    }

    public Task<int> RunAsync(CancellationToken cancel) => database.WriteAsync(async db =>
        await Openings(db).ExecuteDeleteAsync(cancel) + await Messages(db).ExecuteDeleteAsync(cancel)
            + await Letters(db).ExecuteDeleteAsync(cancel), cancel);

    private IQueryable<CampaignOpening> Openings(SiteDbContext db)
    {
        var before = Before;
        return db.Set<CampaignOpening>().Where(row => row.At < before);
    }

    private IQueryable<ReplyMessage> Messages(SiteDbContext db)
    {
        var before = Before;
        return db.Set<ReplyMessage>().Where(message => message.At < before);
    }

    private IQueryable<Letter> Letters(SiteDbContext db)
    {
        var (before, unconfirmed) = (Before, Now - LetterService.LinkLifetime);
        return db.Set<Letter>().Where(letter => letter.CreatedAt < (letter.SentAt == null ? unconfirmed : before));
    }
}
