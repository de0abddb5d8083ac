using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// Whom an act on the table is about: the ticked people, or everybody in the view. Whatever writes, exports, prints, tags or moves asks
/// here.
/// Numbers tell nothing of anybody; whoever reads what they stand for writes the audit.
/// </summary>
public sealed class ContactSelection(ContactIndex index, TimeProvider clock)
{
    /// <summary>Within the scope, in the order of the view.</summary>
    internal async Task<IReadOnlyList<long>> AllAsync(ContactScope scope, ContactQuery query, CancellationToken cancel = default)
    {
        await index.RefreshAsync(cancel);
        return index.Read((columns, text, communes) =>
            new ContactSearch(columns, text, communes, scope, query.Meant() with { Page = 1, PageSize = 1 }, clock.GetUtcNow()).RunAll());
    }

    /// <summary>The confirmed ones within the scope, by ascending number, with the commune of each; null for an unknown one.</summary>
    internal async Task<IReadOnlyList<(long Id, Territory? Commune)>> ConfirmedAsync(
        ContactScope scope, ContactQuery query, CancellationToken cancel = default)
    {
        var meant = query.Meant();
        if (meant.States.Count > 0 && !meant.States.Contains(VolunteerState.Confirmed))
        {
            return [];
        }
        await index.RefreshAsync(cancel);
        return index.Read((columns, text, communes) =>
        {
            var rows = new ContactSearch(columns, text, communes, scope,
                meant with { States = [VolunteerState.Confirmed], Page = 1, PageSize = 1 }, clock.GetUtcNow()).Rows();
            var found = new (long Id, Territory? Commune)[rows.Count];
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
