using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Who would receive a campaign: in the view and the scope, confirmed, agreed to its purpose, reachable.</summary>
public sealed class CampaignAudience(Database database, ContactSelection selection, TerritoryDirectory territories)
{
    /// <summary>Up to there the people are looked up one by one; above, one pass over all consents is quicker.</summary>
    private const int Few = 20_000;
    private const int Chunk = 500;
    private const int Lines = 12;

    /// <summary>Numbers and territories, before anything is sent.</summary>
    internal async Task<AudienceCount> CountAsync(ContactScope scope, ContactQuery view, CampaignPurpose purpose, CancellationToken cancel)
    {
        var people = await selection.ConfirmedAsync(scope, view, cancel);
        await using var db = database.Read();
        var willing = Willing(db, purpose);
        HashSet<long> agreed;
        if (people.Count <= Few)
        {
            var ids = people.Select(person => person.Id).ToArray();
            agreed = await willing.Where(id => ids.Contains(id)).ToHashSetAsync(cancel);
        }
        else
        {
            agreed = await willing.ToHashSetAsync(cancel);
        }
        var reached = people.Where(person => agreed.Contains(person.Id)).ToList();
        return new AudienceCount(people.Count, reached.Count, Breakdown(reached.Select(person => person.Commune)));
    }

    /// <summary>Three of them, from three places of the list.</summary>
    internal async Task<IReadOnlyList<long>> SampleAsync(ContactScope scope, ContactQuery view, CampaignPurpose purpose,
        CancellationToken cancel)
    {
        var ids = (await selection.ConfirmedAsync(scope, view, cancel)).Select(person => person.Id).ToArray();
        var sample = new List<long>();
        await using var db = database.Read();
        foreach (var start in new[] { 0, ids.Length / 3, 2 * ids.Length / 3 })
        {
            // From there on, and round: three, if there are three.
            foreach (var chunk in ids.Skip(start).Concat(ids.Take(start)).Except(sample).Chunk(Chunk))
            {
                var agreed = await Willing(db, purpose).Where(id => chunk.Contains(id)).ToHashSetAsync(cancel);
                if (chunk.FirstOrDefault(agreed.Contains) is var found and not 0)
                {
                    sample.Add(found);
                    break;
                }
            }
        }
        return sample;
    }

    /// <summary>Those of these people who may be written to now; the row itself says where they live.</summary>
    internal async Task<IReadOnlyList<long>> AmongAsync(IReadOnlyList<ContactScope> scopes, CampaignPurpose purpose, long[] ids,
        CancellationToken cancel)
    {
        var gazetteer = territories.Current;
        await using var db = database.Read();
        // By themselves: as a subquery SQLite would gather a nation's agreements for each batch.
        var agreed = await Willing(db, purpose).Where(id => ids.Contains(id)).ToArrayAsync(cancel);
        // The state is compared here: asked for it too, SQLite reads its index of a million states first.
        var people = await db.Set<Volunteer>().Where(row => agreed.Contains(row.Id))
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.CommuneCode, row.State }).ToListAsync(cancel);
        return [.. people.Where(person => person.State == VolunteerState.Confirmed
            && scopes.All(scope => scope.Covers(gazetteer, gazetteer.CurrentCommune(person.CommuneCode)))).Select(person => person.Id)];
    }

    private static IQueryable<long> Willing(SiteDbContext db, CampaignPurpose purpose) =>
        ConsentLedger.AgreedTo(db, purpose.Text()).Where(id => !AddressTroubles.Of(db, MailRecipient.Volunteer).Contains(id));

    /// <summary>By the widest level that tells them apart.</summary>
    private static List<AudienceLine> Breakdown(IEnumerable<Territory?> communes)
    {
        var all = communes.ToList();
        foreach (var level in new Func<Territory, Territory?>[
] { commune => commune.Region, commune => commune.Departement, commune => commune.Epci, commune => commune })
        {
            var groups = all.GroupBy(commune => commune is null ? null : level(commune))
                .Select(group => new AudienceLine(group.Key?.Label ?? "Ailleurs", group.Count()))
                .OrderByDescending(line => line.Count).ThenBy(line => line.Label, StringComparer.Ordinal).ToList();
            if (groups.Count > 1)
            {
                var rest = groups.Skip(Lines).Sum(line => line.Count);
                return rest == 0 ? groups : [.. groups.Take(Lines),
                    new AudienceLine(FrenchNumber.Count(groups.Count - Lines, "autre territoire", "autres territoires"), rest)];
            }
        }
        return [.. all.Take(1).Select(commune => new AudienceLine(commune?.Label ?? "Ailleurs", all.Count))];
    }
}

/// <param name="InView">Confirmed people of the view.</param>
/// <param name="Reached">Those who will receive it: they agreed to this purpose.</param>
public sealed record AudienceCount(int InView, int Reached, IReadOnlyList<AudienceLine> Lines);

public sealed record AudienceLine(string Label, int Count);
