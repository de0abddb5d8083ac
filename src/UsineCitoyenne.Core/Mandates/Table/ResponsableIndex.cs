using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Table;

/// <summary>
/// The mandates that run or will run, in memory, some 400 bytes each: forty thousand are counted in a few milliseconds on either engine.
/// Read again when a mandate was written anywhere; the days of last connection are a minute old at most.
/// </summary>
public sealed class ResponsableIndex(Database database, AccountStore accounts, TerritoryDirectory territories, StandingMandates standing)
    : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim reading = new(1);
    private State? state;

    internal async Task<State> ReadAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        var revision = await MandateRevision.ReadAsync(db, cancel);
        if (IsCurrent(state, revision))
        {
            return state!;
        }
        await reading.WaitAsync(cancel);
        try
        {
            return IsCurrent(state, revision) ? state! : state = await LoadAsync(db, revision, cancel);
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private bool IsCurrent(State? known, long revision) => known is not null && known.Revision == revision
        && standing.Now - known.ReadAt is var age && age >= TimeSpan.Zero && age < Fresh
        && ReferenceEquals(known.Gazetteer, territories.Current);

    private async Task<State> LoadAsync(SiteDbContext db, long revision, CancellationToken cancel)
    {
        var (now, gazetteer) = (standing.Now, territories.Current);
        var types = await db.Set<MandateType>().OrderBy(type => type.SortOrder).ThenBy(type => type.Id).ToListAsync(cancel);
        var byId = types.Select((type, order) => (type, order)).ToDictionary(pair => pair.type.Id);
        var lasting = db.Set<Mandate>().Where(mandate => mandate.EndsAt == null || mandate.EndsAt > now);
        var rows = await lasting.ToListAsync(cancel);
        var holders = await accounts.LinesAsync(db, lasting.Select(mandate => mandate.AccountId), cancel);
        var places = new Dictionary<TerritoryRef, Place>();
        var entries = rows.ConvertAll(row =>
        {
            var (territory, holder) = (row.Territory, holders[row.AccountId]);
            if (!places.TryGetValue(territory, out var place))
            {
                places[territory] = place = Place.Of(territory, gazetteer);
            }
            var (type, order) = byId[row.TypeId];
            var words = Folding.Fold($"{holder.Name} {type.Name} {place.Label}");
            return new Entry(
                row.Id, row.AccountId, holder.Name, holder.Email, type.Name, type.Alias, order, place, row.StartsAt, row.EndsAt,
                row.SuspendedAt is not null,
                holder.LastSeenAt, Folding.Fold(holder.Name), $"{words} {holder.Email.ToLowerInvariant()}", words.Length);
        });
        // Words are compared once, here: a search sorts numbers.
        Rank(entries, (left, right) => string.CompareOrdinal(left.FoldedName, right.FoldedName) is var order and not 0 ? order
            : left.Id.CompareTo(right.Id),
            (entry, rank) => entry.NameRank = rank);
        Rank(entries, (left, right) => left.Place.Territory.Kind.CompareTo(right.Place.Territory.Kind) is var order and not 0 ? order
            : string.CompareOrdinal(left.Place.Folded, right.Place.Folded) is var name and not 0 ? name
            : left.NameRank.CompareTo(right.NameRank),
            (entry, rank) => entry.TerritoryRank = rank);
        return new State(revision, now, gazetteer, [.. types.Select(type => (type.Alias, type.Name))], entries);
    }

    private static void Rank(List<Entry> entries, Comparison<Entry> order, Action<Entry, int> keep)
    {
        entries.Sort(order);
        for (var rank = 0; rank < entries.Count; rank++)
        {
            keep(entries[rank], rank);
        }
    }

    /// <param name="Types">Alias and name of each kind, in order.</param>
    internal sealed record State(
        long Revision, DateTime ReadAt, Gazetteer Gazetteer, IReadOnlyList<(string Alias, string Name)> Types,
        IReadOnlyList<Entry> Entries);

    /// <param name="TypeOrder">Place of the kind in <see cref="State.Types"/>.</param>
    /// <param name="Text">For searching: name, kind and territory, then the address.</param>
    /// <param name="Words">Characters of it before the address.</param>
    internal sealed record Entry(
        long Id, long AccountId, string Name, string Email, string Type, string TypeAlias, int TypeOrder, Place Place, DateTime StartsAt,
        DateTime? EndsAt,
        bool IsSuspended, DateTime? LastSeenAt, string FoldedName, string Text, int Words)
    {
        /// <summary>Place in the order of names; nobody shares it.</summary>
        public int NameRank { get; set; }

        /// <summary>Place in the order of territories, the largest first.</summary>
        public int TerritoryRank { get; set; }

        public ResponsableState StateAt(DateTime now) => IsSuspended ? ResponsableState.Suspended : StartsAt > now ? ResponsableState.Coming
            : ResponsableState.Standing;

        public ResponsableRow ToRow(DateTime now) =>
            new(Id, Name, Email, Type, Place.Territory, Place.Label, Place.Departement, StateAt(now), StartsAt, EndsAt, LastSeenAt);
    }

    /// <param name="Upward">Itself and those above.</param>
    /// <param name="Departement">Code; null above one.</param>
    internal sealed record Place(TerritoryRef Territory, string Label, string Folded, IReadOnlyList<TerritoryRef> Upward,
        string? Departement)
    {
        public static Place Of(TerritoryRef territory, Gazetteer gazetteer)
        {
            var upward = gazetteer.Upward(territory);
            var departement = upward.FirstOrDefault(level => level.Kind == TerritoryKind.Departement);
            var label = gazetteer.LabelOf(territory);
            return new Place(territory, label, Folding.Fold(label), upward, departement.Code);
        }
    }
}
