using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Types;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>
/// Tells those concerned: the holder, the deputies of the post, whoever answers for it above. One mail each, by their keys.
/// </summary>
public sealed class MandateNotifier(StandingMandates standing, CandidacyReviewers reviewers, Outbox outbox)
{
    internal Task TellHolderAsync(SiteDbContext db, Mandate mandate, MandateNews news, string occasion) =>
        EnqueueAsync(db, MandateHolderMail.Kind, mandate.AccountId, mandate, news, occasion);

    internal async Task TellAroundAsync(SiteDbContext db, Mandate mandate, MandateNews news, string occasion)
    {
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == mandate.TypeId);
        var around = (await DeputiesOf(db, mandate).Select(row => row.AccountId).ToListAsync())
            .Concat(await reviewers.AboveAsync(db, type, mandate.Territory, mandate.AccountId));
        foreach (var account in around.Where(account => account != mandate.AccountId).Distinct())
        {
            await EnqueueAsync(db, MandateAroundMail.Kind, account, mandate, news, occasion);
        }
    }

    /// <summary>The end, whatever its kind: everybody concerned learns it once.</summary>
    internal async Task TellEndAsync(SiteDbContext db, Mandate mandate)
    {
        mandate.EndToldAt = standing.Now;
        await TellHolderAsync(db, mandate, MandateNews.Ended, "fin");
        await TellAroundAsync(db, mandate, MandateNews.Ended, "fin");
    }

    /// <summary>Whoever answers for the post when its holder goes.</summary>
    internal async Task<IReadOnlyList<long>> AboveAsync(SiteDbContext db, Mandate mandate, CancellationToken cancel = default) =>
        await reviewers.AboveAsync(db, await db.Set<MandateType>()
            .SingleAsync(row => row.Id == mandate.TypeId, cancel), mandate.Territory, mandate.AccountId);

    internal IQueryable<Mandate> DeputiesOf(SiteDbContext db, Mandate mandate) =>
        StandingMandates.On(standing.Standing(db), mandate.Territory).Where(row => row.DeputyOfTypeId == mandate.TypeId);

    private Task EnqueueAsync(
        SiteDbContext db, MailKind<MandateEvent> kind, long account, Mandate mandate, MandateNews news, string occasion) =>
        outbox.EnqueueAsync(
            db, kind.To(account, new MandateEvent(mandate.Id, news), once: $"{mandate.Id}:{news}:{occasion}:{account}"));
}
