using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>
/// Who reads a candidacy: the nearest level above that has somebody who nominates; where no level has, the administrators. Nothing waits
/// for a level that does not exist. A post that does not lead the territory is first its own leader's matter.
/// </summary>
public sealed class CandidacyReviewers(StandingMandates standing, AccountStore accounts, TerritoryDirectory territories, Outbox outbox)
{
    /// <summary>Works out many at once.</summary>
    internal async Task<IReadOnlyDictionary<long, Reviewers>> FindAsync(
        SiteDbContext db, IReadOnlyCollection<Candidacy> candidacies, CancellationToken cancel = default)
    {
        var types = await db.Set<MandateType>().AsNoTracking().ToDictionaryAsync(type => type.Id, cancel);
        var ladders = candidacies.ToDictionary(row => row.Id, row => Levels(types[row.TypeId], row.Territory));
        var codes = ladders.Values.SelectMany(levels => levels).Select(level => level.Code).Distinct().ToList();
        var nominators = (await (await standing.NominatingAsync(db, cancel)).Where(row => codes.Contains(row.TerritoryCode))
                .Select(row => new { row.TerritoryKind, row.TerritoryCode, row.AccountId }).ToListAsync(cancel))
            .ToLookup(row => new TerritoryRef(row.TerritoryKind, row.TerritoryCode), row => row.AccountId);
        var administrators = await (await standing.AdministeringAsync(db, cancel)).Select(row => row.AccountId).Distinct()
            .ToListAsync(cancel);
        var own = await OwnAccountsAsync(db, candidacies);
        return candidacies.ToDictionary(row => row.Id, row =>
        {
            // Nobody reviews their own candidacy.
            bool MayReview(long account) => own.GetValueOrDefault(row.Id) != account;
            foreach (var level in ladders[row.Id])
            {
                if (nominators[level].Where(MayReview).Distinct().ToList() is { Count: > 0 } found)
                {
                    return new Reviewers(level, found);
                }
            }
            return new Reviewers(null, [.. administrators.Where(MayReview)]);
        });
    }

    /// <summary>Who answers for a post in the same way, but for one person.</summary>
    internal async Task<IReadOnlyList<long>> AboveAsync(SiteDbContext db, MandateType type, TerritoryRef territory, long except)
    {
        var nominating = (await standing.NominatingAsync(db)).Where(row => row.AccountId != except);
        foreach (var level in Levels(type, territory))
        {
            if (await StandingMandates.On(nominating, level).Select(row => row.AccountId).Distinct().ToListAsync() is { Count: > 0 } found)
            {
                return found;
            }
        }
        return await (await standing.AdministeringAsync(db)).Where(row => row.AccountId != except).Select(row => row.AccountId).Distinct()
            .ToListAsync();
    }

    /// <summary>Tells the reviewers, once for each level that it comes to.</summary>
    internal async Task<bool> TellAsync(SiteDbContext db, Candidacy candidacy, Reviewers reviewers, DateTime now)
    {
        if (!candidacy.Tell(reviewers.Level, now))
        {
            return false;
        }
        foreach (var account in reviewers.Accounts)
        {
            await outbox.EnqueueAsync(db, CandidacyArrivedMail.Kind.To(account, candidacy.Id, once: $"{candidacy.Id}:{account}"));
        }
        return true;
    }

    private List<TerritoryRef> Levels(MandateType type, TerritoryRef territory) =>
        [.. territories.Current.Upward(territory).Where(level => !type.Leads || level != territory || level == TerritoryRef.Nation)];

    private async Task<Dictionary<long, long>> OwnAccountsAsync(SiteDbContext db, IReadOnlyCollection<Candidacy> candidacies)
    {
        var byKey = await accounts.FindByKeysAsync(db, [.. candidacies.Select(row => row.EmailKey).Distinct()]);
        return candidacies.Where(row => byKey.ContainsKey(row.EmailKey)).ToDictionary(row => row.Id, row => byKey[row.EmailKey]);
    }
}

/// <param name="Level">Null for the administrators.</param>
internal sealed record Reviewers(TerritoryRef? Level, IReadOnlyList<long> Accounts);
