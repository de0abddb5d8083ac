using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// One pass over the rows, in a few parts at once where they are many: those that pass every facet are counted and ranked; those that fail
/// exactly one are counted in that facet only, so that each facet shows what its other choices would give. A part goes block by block: a
/// facet is asked once a block and not once a row.
/// </summary>
internal sealed class ContactSearch
{
    /// <summary>Rows that one thread reads faster than two would agree.</summary>
    private const int SmallEnough = 50_000;
    private const int MostParts = 4;

    private readonly FacetSnapshot snapshot;
    private readonly ContactColumns columns;
    private readonly ContactQuery query;
    private readonly bool[] inScope;
    private readonly RowSet? found;
    private readonly ContactRanking ranking;
    private readonly List<(Facet Facet, bool[] Wanted)> narrowing = [];
    private bool keepsAll;
    private bool unordered;

    /// <param name="now">UTC: ages are counted from it.</param>
    public ContactSearch(ContactColumns columns, TextArena text, ContactCommunes communes, ContactScope scope, ContactQuery query,
        DateTimeOffset now)
    {
        snapshot = new FacetSnapshot(columns, communes, now);
        this.columns = columns;
        this.query = query;
        inScope = InScope(communes, scope);
        found = query.People is { } people ? columns.RowsOf(people) : ContactTextSearch.Find(query, columns, text, communes);
        ranking = new ContactRanking(columns, communes.Rank, query);
        foreach (var facet in FacetList.All)
        {
            if (facet.Wanted(snapshot, query) is { } wanted)
            {
                narrowing.Add((facet, wanted));
            }
        }
        Counts = NewCounts();
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

    /// <summary>The values of every facet, once it ran; labels from the database are still to come.</summary>
    public ContactFacets Facets(VolunteerOptions options) =>
        new(FacetList.All.Select(facet => new FacetValues(facet, facet.Build(snapshot, Counts.Of(facet), query, options))));

    private ContactCounts NewCounts() => new(snapshot, narrowing.Select(each => each.Facet));

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

    /// <summary>By commune. The last stands for the communes that no edition knows.</summary>
    private static bool[] InScope(ContactCommunes communes, ContactScope scope)
    {
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
        return inScope;
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
            ? communes.Gazetteer.CommunesOf(found).Where(commune => communes.Gazetteer.Contains(territory, commune))
            .Select(commune => communes.PlaceOf(commune.Code))
            : [];
    }

    /// <summary>A range of the rows, with tallies of its own: several threads share no memory that they write.</summary>
    private sealed class Pass
    {
        /// <summary>Rows taken at a time: what is read of them stays in the processor's nearest cache.</summary>
        private const int Block = 1024;

        private readonly ContactSearch search;
        private readonly int from;
        private readonly int to;
        private readonly int[] cells = new int[Block];
        private readonly int[] chosen = new int[Block];
        private readonly uint[] failures = new uint[Block];

        public Pass(ContactSearch search, int from, int to)
        {
            (this.search, this.from, this.to) = (search, from, to);
            Counts = search.NewCounts();
            Ranking = new ContactRanking(search.columns, search.snapshot.Communes.Rank, search.query);
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
            var (states, freshness, communes) = (search.columns.State, search.columns.Freshness, search.columns.Commune);
            var (found, inScope, rows, count) = (search.found, search.inScope, new int[Block], 0);
            for (var row = found?.Before(to) ?? to - 1; row >= from; row = found?.Before(row) ?? row - 1)
            {
                var commune = communes[row];
                if (inScope[commune < 0 ? inScope.Length - 1 : commune] && ContactTable.Shows(states[row], (Freshness)freshness[row]))
                {
                    rows[count++] = row;
                    if (count == Block)
                    {
                        Take(rows);
                        count = 0;
                    }
                }
            }
            Take(rows.AsSpan(0, count));
        }

        private void Take(ReadOnlySpan<int> rows)
        {
            failures.AsSpan(0, rows.Length).Clear();
            for (var number = 0; number < search.narrowing.Count; number++)
            {
                var (facet, wanted) = search.narrowing[number];
                Fail(facet.Column, rows, wanted, 1u << number);
            }
            var matching = Choose(rows, 0);
            Total += matching.Length;
            foreach (var column in FacetList.Columns)
            {
                Count(column, matching, Counts.Matching(column));
            }
            Keep(matching);
            for (var number = 0; number < search.narrowing.Count; number++)
            {
                var facet = search.narrowing[number].Facet;
                Count(facet.Column, Choose(rows, 1u << number), Counts.Failing(facet));
            }
        }

        private void Fail(FacetColumn column, ReadOnlySpan<int> rows, bool[] wanted, uint failure)
        {
            column.Read(search.snapshot, rows, cells);
            for (var index = 0; index < rows.Length; index++)
            {
                failures[index] |= wanted[cells[index]] ? 0 : failure;
            }
        }

        private ReadOnlySpan<int> Choose(ReadOnlySpan<int> rows, uint failure)
        {
            var count = 0;
            for (var index = 0; index < rows.Length; index++)
            {
                chosen[count] = rows[index];
                count += failures[index] == failure ? 1 : 0;
            }
            return chosen.AsSpan(0, count);
        }

        private void Count(FacetColumn column, ReadOnlySpan<int> rows, int[] counts)
        {
            column.Read(search.snapshot, rows, cells);
            foreach (var cell in cells.AsSpan(0, rows.Length))
            {
                counts[cell]++;
            }
        }

        private void Keep(ReadOnlySpan<int> rows)
        {
            if (search.unordered)
            {
                Rows.AddRange(rows);
                return;
            }
            foreach (var row in rows)
            {
                Ranking.Add(row);
            }
        }
    }
}
