using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>
/// One pass over the rows: those that pass every facet are counted and ranked; those that fail exactly one are counted in that
/// facet only, so that each facet shows what its other choices would give.
/// </summary>
internal sealed class ContactSearch
{
    private const int Region = 1;
    private const int Departement = 2;
    private const int Epci = 4;
    private const int Commune = 8;
    private const int Profile = 16;
    private const int Availability = 32;
    private const int State = 64;
    private const int OutOfScope = 128;

    private readonly ContactColumns columns;
    private readonly ContactQuery query;
    private readonly byte[] communeFailures;
    private readonly RowSet? found;
    private readonly ContactRanking ranking;
    private readonly int stateMask;

    public ContactSearch(ContactColumns columns, TextArena text, ContactCommunes communes, ContactScope scope, ContactQuery query)
    {
        this.columns = columns;
        this.query = query;
        communeFailures = [.. communes.Gazetteer.Communes.Select(commune => Failures(communes.Gazetteer, scope, query, commune)), UnknownCommune(scope, query)];
        found = ContactWords.Find(query.Text, columns, text, communes);
        ranking = new ContactRanking(columns, communes.Rank, query);
        stateMask = query.States.Count == 0 ? ~0 : query.States.Aggregate(0, (mask, state) => mask | (1 << (int)state));
        Counts = new ContactCounts(communes.Count);
    }

    public ContactCounts Counts { get; }

    public int Total { get; private set; }

    /// <returns>The volunteers of the page asked for, in order.</returns>
    public IReadOnlyList<long> Run()
    {
        // The newest rows are the last: reading from that end settles the usual order at once.
        for (var row = columns.Count - 1; row >= 0; row--)
        {
            var state = columns.State[row];
            var commune = columns.Commune[row];
            var failures = (int)communeFailures[commune < 0 ? ^1 : commune];
            if ((failures & OutOfScope) != 0 || !ContactTable.Shows(state) || (found is not null && !found.Contains(row)))
            {
                continue;
            }
            var profiles = columns.Profiles[row];
            var availability = columns.Availability[row];
            failures |= query.Profiles != 0 && (profiles & query.Profiles) == 0 ? Profile : 0;
            failures |= query.Availability != 0 && (availability & query.Availability) == 0 ? Availability : 0;
            failures |= (stateMask & (1 << (int)state)) == 0 ? State : 0;
            if (failures == 0)
            {
                Total++;
                Counts.Matching(commune, profiles, availability, state);
                ranking.Add(row);
                continue;
            }
            switch (failures)
            {
                case Region: Counts.Regions(commune); break;
                case Departement: Counts.Departements(commune); break;
                case Epci: Counts.Epcis(commune); break;
                case Commune: Counts.Communes(commune); break;
                case Profile: Counts.Profiles(profiles); break;
                case Availability: Counts.Availability(availability); break;
                case State: Counts.State(state); break;
            }
        }
        return ranking.Page();
    }

    /// <returns>Every volunteer of the view, in its order.</returns>
    public IReadOnlyList<long> RunAll()
    {
        ranking.KeepAll(columns.Count);
        return Run();
    }

    private static byte Failures(Gazetteer gazetteer, ContactScope scope, ContactQuery query, Territory commune)
    {
        if (!scope.Territories.Any(territory => gazetteer.Contains(territory, commune)))
        {
            return OutOfScope;
        }
        return (byte)(Misses(query.Regions, commune.Region?.Code, Region)
            | Misses(query.Departements, commune.Departement?.Code, Departement)
            | Misses(query.Epcis, commune.Epci?.Code, Epci)
            | Misses(query.Communes, commune.Code, Commune));
    }

    // Somebody whose code no edition knows is nobody's neighbour: the nation alone sees them, to put it right.
    private static byte UnknownCommune(ContactScope scope, ContactQuery query) => scope.IncludesNation
        ? (byte)(Misses(query.Regions, null, Region) | Misses(query.Departements, null, Departement)
            | Misses(query.Epcis, null, Epci) | Misses(query.Communes, null, Commune))
        : (byte)OutOfScope;

    private static int Misses(IReadOnlyList<string> wanted, string? code, int failure) =>
        wanted.Count == 0 || (code is not null && wanted.Contains(code)) ? 0 : failure;
}
