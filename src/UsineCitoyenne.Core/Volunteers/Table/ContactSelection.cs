using UsineCitoyenne.Core.Mandates;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Everybody in a view by number, without their details: no audit has to name them for that.</summary>
internal sealed class ContactSelection(ContactIndex index, TimeProvider clock)
{
    /// <summary>The confirmed volunteers of the view and the scope, by ascending number, with the commune of each; null for an unknown one.</summary>
    public async Task<IReadOnlyList<(long Id, Territories.Territory? Commune)>> ConfirmedAsync(ContactScope scope, ContactQuery query, CancellationToken cancel = default)
    {
        if (query.States.Count > 0 && !query.States.Contains(VolunteerState.Confirmed))
        {
            return [];
        }
        await index.RefreshAsync(cancel);
        return index.Read((columns, text, communes) =>
        {
            var rows = new ContactSearch(columns, text, communes, scope, query with { States = [VolunteerState.Confirmed], Page = 1, PageSize = 1 }, clock.GetUtcNow()).Rows();
            var found = new (long Id, Territories.Territory? Commune)[rows.Count];
            for (var place = 0; place < found.Length; place++)
            {
                var commune = columns.Commune[rows[place]];
                found[place] = (columns.Id[rows[place]], commune < 0 ? null : communes.Gazetteer.Communes[commune]);
            }
            Array.Sort(found, (one, other) => one.Id.CompareTo(other.Id));
            return found;
        });
    }
}
