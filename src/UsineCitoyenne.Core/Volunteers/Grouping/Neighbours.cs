using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>Whom a volunteer is brought together with: their commune, or its intercommunalité where they are few.</summary>
public sealed class Neighbours(TerritoryDirectory territories, Leadership leadership, IOptions<SiteOptions> site)
{
    /// <summary>From so many codes of communes on, reading everybody once is quicker than asking for each commune.</summary>
    private const int ManyCodes = 2000;

    internal async Task<Neighbourhood> OfAsync(SiteDbContext db, Territory commune, CancellationToken cancel)
    {
        var own = territories.Current.CodesOf(commune);
        if (commune.Epci is { } epci && await Confirmed(db, own).CountAsync(cancel) < site.Value.GroupingBelow)
        {
            return new Neighbourhood(epci, own, [.. territories.Current.CommunesOf(epci).SelectMany(territories.Current.CodesOf)]);
        }
        return new Neighbourhood(commune, own, own);
    }

    /// <summary>
    /// Those of these communes that are grouped with their intercommunalité: <see cref="OfAsync"/> for thousands at once.
    /// </summary>
    internal async Task<IReadOnlyList<Territory>> SmallAsync(
        SiteDbContext db, IReadOnlyCollection<Territory> communes, CancellationToken cancel)
    {
        var codes = communes.SelectMany(territories.Current.CodesOf).ToList();
        var confirmed = await ConfirmedOfMany(db, codes).GroupBy(row => row.CommuneCode)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(line => line.Key, line => line.Count, cancel);
        return [.. communes.Where(commune => commune.Epci is not null
            && territories.Current.CodesOf(commune).Sum(code => confirmed.GetValueOrDefault(code)) < site.Value.GroupingBelow)];
    }

    internal static IQueryable<Volunteer> Confirmed(SiteDbContext db, IReadOnlyList<string> codes) =>
        Confirmed(db).Where(row => codes.Contains(row.CommuneCode));

    /// <summary>The same for thousands of communes; may hold people of others too.</summary>
    internal static IQueryable<Volunteer> ConfirmedOfMany(SiteDbContext db, IReadOnlyList<string> codes) =>
        codes.Count < ManyCodes ? Confirmed(db, codes) : Confirmed(db);

    private static IQueryable<Volunteer> Confirmed(SiteDbContext db) =>
        db.Set<Volunteer>().Where(row => row.State == VolunteerState.Confirmed && row.Freshness < Freshness.Faded);

    /// <summary>
    /// « Josette — 06 … », for those who agreed to be introduced. The first version of that agreement named the commune and the address
    /// only.
    /// </summary>
    internal static async Task<IReadOnlyList<string>> IntroducedAsync(
        SiteDbContext db, Neighbourhood around, IQueryable<Volunteer> people, int take, CancellationToken cancel)
    {
        var rows = await people.Join(ConsentLedger.Introductions(db), person => person.Id, consent => consent.VolunteerId,
            (person, consent) => new { Person = person, consent.Version, consent.Choice })
            .Where(row => (row.Person.Email != "" || row.Choice == Introduction.Phone)
                && (row.Version > 1 || around.OwnCodes.Contains(row.Person.CommuneCode)))
            .OrderByDescending(row => row.Person.Id).Take(take)
            .Select(row => new { row.Person.FirstName, row.Person.Email, row.Person.Phone, row.Choice }).ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            var byPhone = row.Choice == Introduction.Phone && row.Phone.Length > 0;
            return $"{row.FirstName} — {(byPhone ? PhoneNumber.Show(row.Phone) : row.Email)}";
        });
    }

    /// <summary>Who leads: the nearest post that is held, with a name where its holder agreed to be named.</summary>
    internal async Task<string> OrganiserAsync(Territory commune, CancellationToken cancel)
    {
        await leadership.RefreshAsync(cancel);
        foreach (var level in territories.Current.Upward(commune.Ref))
        {
            if (leadership.PostsOf(level).FirstOrDefault(post => post.Leads && (post.IsHeld || post.IsInterim)) is { } post)
            {
                var place = territories.Current.LabelOf(level);
                var who = post.Names.Count > 0 ? $"{string.Join(" et ", post.Names)} ({post.Name}, {place})" : $"{post.Name} — {place}";
                return level == commune.Ref
                    ? $"Une personne coordonne l’action dans votre commune : {who}. Elle est prévenue de votre arrivée et vous contactera."
                    : $"Personne ne coordonne encore l’action dans votre commune. Le niveau au-dessus est prévenu de votre arrivée : "
                    + $"{who}.";
            }
        }
        return "Personne ne coordonne encore l’action près de chez vous. Et si c’était vous ?";
    }
}

/// <param name="Place">The commune, or its intercommunalité.</param>
/// <param name="OwnCodes">Of the commune itself, old ones included.</param>
/// <param name="Codes">Of all its communes.</param>
internal sealed record Neighbourhood(Territory Place, IReadOnlyList<string> OwnCodes, IReadOnlyList<string> Codes)
{
    public bool IsEpci => Place.Kind == TerritoryKind.Epci;
}
