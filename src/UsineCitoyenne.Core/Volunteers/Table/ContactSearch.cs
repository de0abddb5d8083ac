using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>
/// One pass over the rows, in a few parts at once where they are many: those that pass every facet are counted and ranked; those that fail exactly one are counted in that
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
    private const int Equipment = 256;
    private const int Tag = 512;
    private const int Age = 1024;
    private const int Freshness = 2048;
    private const int Source = 4096;
    private const int UsuallyShown = (1 << (int)Volunteers.Freshness.Faded) - 1;

    /// <summary>Rows that one thread reads faster than two would agree.</summary>
    private const int SmallEnough = 50_000;
    private const int MostParts = 4;

    private readonly ContactColumns columns;
    private readonly ContactQuery query;
    private readonly ContactCommunes communes;
    private readonly byte[] communeFailures;
    private readonly RowSet? found;
    private readonly ContactRanking ranking;
    private readonly int stateMask;
    private readonly int freshnessMask;
    private readonly bool[]? sources;
    private bool keepsAll;
    private bool unordered;
    private readonly int ageMask;
    private readonly bool[]? tagged;
    private readonly uint weekAgo;
    private readonly uint monthAgo;

    /// <param name="now">UTC: ages are counted from it.</param>
    public ContactSearch(ContactColumns columns, TextArena text, ContactCommunes communes, ContactScope scope, ContactQuery query, DateTimeOffset now)
    {
        weekAgo = (uint)now.AddDays(-7).ToUnixTimeSeconds();
        monthAgo = (uint)now.AddDays(-30).ToUnixTimeSeconds();
        tagged = columns.TagSets.Holding(query.Tags);
        ageMask = query.Ages.Count == 0 ? ~0 : query.Ages.Aggregate(0, (mask, age) => mask | (1 << (int)age));
        this.columns = columns;
        this.query = query;
        this.communes = communes;
        communeFailures = Failures(communes, scope, query);
        found = query.People is { } people ? columns.RowsOf(people) : ContactTextSearch.Find(query, columns, text, communes);
        ranking = new ContactRanking(columns, communes.Rank, query);
        stateMask = query.States.Count == 0 ? ~0 : query.States.Aggregate(0, (mask, state) => mask | (1 << (int)state));
        sources = query.Sources.Count == 0 ? null : [.. columns.Sources.Select(query.Sources.Contains)];
        freshnessMask = query.Freshness.Count == 0 ? UsuallyShown : query.Freshness.Aggregate(0, (mask, freshness) => mask | (1 << (int)freshness));
        Counts = new ContactCounts(columns, communes.Count, query);
    }

    public ContactCounts Counts { get; }

    public int Total { get; private set; }

    /// <returns>The volunteers of the page asked for, in order.</returns>
    public IReadOnlyList<long> Run()
    {
        RunPasses().ForEach(pass => ranking.Add(pass.Ranking));
        return ranking.Page();
    }

    /// <returns>Every volunteer of the view, in its order.</returns>
    public IReadOnlyList<long> RunAll()
    {
        keepsAll = true;
        ranking.KeepAll();
        return Run();
    }

    /// <returns>Every row of the view, in no order, which costs a fraction of <see cref="RunAll"/>.</returns>
    public IReadOnlyList<int> Rows()
    {
        unordered = true;
        return [.. RunPasses().SelectMany(pass => pass.Rows)];
    }

    private List<Pass> RunPasses()
    {
        var passes = Split();
        Parallel.ForEach(passes, pass => pass.Run());
        foreach (var pass in passes)
        {
            Total += pass.Total;
            Counts.Add(pass.Counts);
        }
        return passes;
    }

    // The newest rows are the last: reading from that end settles the usual order at once, so the parts come in that order too.
    private List<Pass> Split()
    {
        var parts = columns.Count < SmallEnough ? 1 : Math.Min(Environment.ProcessorCount, MostParts);
        return [.. Enumerable.Range(0, parts).Select(part => new Pass(
            this, (int)((long)columns.Count * (parts - 1 - part) / parts), (int)((long)columns.Count * (parts - part) / parts)))];
    }

    /// <summary>By commune, the geographic facets that it fails. The last stands for the communes that no edition knows.</summary>
    private static byte[] Failures(ContactCommunes communes, ContactScope scope, ContactQuery query)
    {
        var failures = new byte[communes.Count + 1];
        var inScope = new bool[communes.Count + 1];
        // Somebody whose code no edition knows is nobody's neighbour: the nation alone sees them, to put it right.
        inScope[^1] = scope.IncludesNation;
        foreach (var territory in scope.Territories)
        {
            foreach (var commune in CommunesOf(communes, territory))
            {
                inScope[commune] = true;
            }
        }
        var levels = new[]
        {
            (communes.Regions, Wanted: communes.Regions.Wanted(query.Regions), Failure: Region),
            (communes.Departements, Wanted: communes.Departements.Wanted(query.Departements), Failure: Departement),
            (communes.Epcis, Wanted: communes.Epcis.Wanted(query.Epcis), Failure: Epci),
            (communes.Own, Wanted: communes.Own.Wanted(query.Communes.ToHashSet()), Failure: Commune),
        };
        foreach (var (level, wanted, failure) in levels.Where(level => level.Wanted is not null))
        {
            for (var commune = 0; commune < communes.Count; commune++)
            {
                failures[commune] |= (byte)(wanted![level.Of[commune]] ? 0 : failure);
            }
            failures[^1] |= (byte)failure;
        }
        for (var commune = 0; commune < failures.Length; commune++)
        {
            failures[commune] |= (byte)(inScope[commune] ? 0 : OutOfScope);
        }
        return failures;
    }

    private static IEnumerable<int> CommunesOf(ContactCommunes communes, TerritoryRef territory)
    {
        if (territory == TerritoryRef.Nation)
        {
            return Enumerable.Range(0, communes.Count);
        }
        if (territory.Kind == TerritoryKind.Commune)
        {
            return communes.PlaceOf(territory.Code) is >= 0 and var place ? [place] : [];
        }
        return communes.Gazetteer.Find(territory) is { } found
            ? communes.Gazetteer.CommunesOf(found).Where(commune => communes.Gazetteer.Contains(territory, commune)).Select(commune => communes.PlaceOf(commune.Code))
            : [];
    }

    /// <summary>A range of the rows, with tallies of its own: several threads share no memory that they write.</summary>
    private sealed class Pass
    {
        private readonly ContactSearch search;
        private readonly int from;
        private readonly int to;

        public Pass(ContactSearch search, int from, int to)
        {
            (this.search, this.from, this.to) = (search, from, to);
            Counts = new ContactCounts(search.columns, search.communes.Count, search.query);
            Ranking = new ContactRanking(search.columns, search.communes.Rank, search.query);
            if (search.keepsAll)
            {
                Ranking.KeepAll();
            }
        }

        public ContactCounts Counts { get; }

        public ContactRanking Ranking { get; }

        /// <summary>Those found, when no order is asked for.</summary>
        public List<int> Rows { get; } = [];

        public int Total { get; private set; }

        public void Run()
        {
            var (columns, found, tagged, communeFailures) = (search.columns, search.found, search.tagged, search.communeFailures);
            var (profilesWanted, availabilityWanted, equipmentWanted) = (search.query.Profiles, search.query.Availability, search.query.Equipment);
            for (var row = found?.Before(to) ?? to - 1; row >= from; row = found?.Before(row) ?? row - 1)
            {
                var state = columns.State[row];
                var commune = columns.Commune[row];
                var freshness = columns.Freshness[row];
                var failures = (int)communeFailures[commune < 0 ? communeFailures.Length - 1 : commune];
                if ((failures & OutOfScope) != 0 || !ContactTable.Shows(state, (Volunteers.Freshness)freshness))
                {
                    continue;
                }
                var profiles = columns.Profiles[row];
                var availability = columns.Availability[row];
                var equipment = columns.Equipment[row];
                var tags = columns.TagSet[row];
                var signedUp = columns.CreatedAt[row];
                var age = signedUp >= search.weekAgo ? ContactAge.Week : signedUp >= search.monthAgo ? ContactAge.Month : ContactAge.Before;
                failures |= profilesWanted != 0 && (profiles & profilesWanted) == 0 ? Profile : 0;
                failures |= availabilityWanted != 0 && (availability & availabilityWanted) == 0 ? Availability : 0;
                failures |= equipmentWanted != 0 && (equipment & equipmentWanted) == 0 ? Equipment : 0;
                failures |= tagged is not null && !tagged[tags] ? Tag : 0;
                failures |= (search.ageMask & (1 << (int)age)) == 0 ? Age : 0;
                failures |= (search.stateMask & (1 << (int)state)) == 0 ? State : 0;
                failures |= (search.freshnessMask & (1 << freshness)) == 0 ? Freshness : 0;
                var source = columns.Source[row];
                failures |= search.sources is { } wanted && !wanted[source] ? Source : 0;
                if (failures == 0)
                {
                    Total++;
                    Counts.Freshness[freshness]++;
                    Counts.Source[source]++;
                    Counts.Matching(commune, profiles, availability, equipment, tags, age, state);
                    if (search.unordered)
                    {
                        Rows.Add(row);
                    }
                    else
                    {
                        Ranking.Add(row);
                    }
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
                    case Equipment: Counts.Equipment(equipment); break;
                    case Tag: Counts.Tags(tags); break;
                    case Age: Counts.Age(age); break;
                    case Freshness: Counts.Freshness[freshness]++; break;
                    case Source: Counts.Source[source]++; break;
                }
            }
        }
    }
}
