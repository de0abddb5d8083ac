using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// The only door to volunteers' contact details. Each method asks for a <see cref="ContactScope"/> and gives nothing outside it;
/// the reading is in the audit log before the details leave.
/// </summary>
public sealed class ContactTable(
    Database database, ContactIndex index, ContactSelection selection, TerritoryDirectory territories, FacetServices services, Audit audit,
    TimeProvider clock)
{
    private const int ExportBatch = 1000;
    private const int MostAlike = 10;

    /// <summary>One page and the counts of every facet.</summary>
    public async Task<ContactPage> SearchAsync(ContactScope scope, ContactQuery query, CancellationToken cancel = default)
    {
        await index.RefreshAsync(cancel);
        var now = clock.GetUtcNow();
        var (ids, total, facets) = index.Read((columns, text, communes) =>
        {
            var search = new ContactSearch(columns, text, communes, scope, query, now);
            var page = search.Run();
            return (page, search.Total, search.Facets(services.Options));
        });
        var rows = await ReadAsync(scope, ids, AuditAction.ContactsListed, cancel);
        return new ContactPage(total, rows, await facets.LabelAsync(scope, services, cancel));
    }

    /// <summary>
    /// How many confirmed volunteers of each commune ticked one of these profiles: numbers, which no audit has to name anybody for.
    /// </summary>
    /// <param name="profiles">Bits; 0 means all.</param>
    public async Task<IReadOnlyDictionary<string, int>> CountByCommuneAsync(
        ContactScope scope, int profiles, CancellationToken cancel = default)
    {
        await index.RefreshAsync(cancel);
        return index.Read((columns, text, communes) =>
        {
            var search = new ContactSearch(
                columns, text, communes, scope, new ContactQuery { Profiles = profiles, States = [VolunteerState.Confirmed], PageSize = 1 },
                clock.GetUtcNow());
            search.Run();
            var counts = search.Counts.Of(FacetList.All.OfType<CommuneFacet>().Single());
            return Enumerable.Range(0, communes.Count).Where(commune => counts[commune] > 0)
                .ToDictionary(commune => communes.Gazetteer.Communes[commune].Code, commune => counts[commune]);
        });
    }

    /// <summary>One volunteer; null when there is none or they are outside the scope, which look the same.</summary>
    public async Task<ContactRow?> OpenAsync(ContactScope scope, long id, CancellationToken cancel = default) =>
        (await ReadAsync(scope, [id], AuditAction.ContactRead, cancel)).FirstOrDefault();

    /// <summary>
    /// Others of the scope who gave the same telephone, at most <see cref="MostAlike"/>: perhaps the same person twice. The audit names
    /// those who are shown, and only them.
    /// </summary>
    internal async Task<IReadOnlyList<ContactRow>> SamePhoneAsync(ContactScope scope, ContactRow row, CancellationToken cancel)
    {
        if (row.Phone.Length == 0)
        {
            return [];
        }
        // The index knows the digits; what it finds may also lie in a note, so the rows themselves are asked.
        var sought = await selection.AllAsync(scope, new ContactQuery { Text = row.Phone, Freshness = Enum.GetValues<Freshness>() },
            cancel);
        var near = sought.Where(id => id != row.Id).Take(ExportBatch).ToArray();
        if (near.Length == 0)
        {
            return [];
        }
        await using var db = database.Read();
        var alike = (await db.Set<Volunteer>().Where(other => near.Contains(other.Id)).ToListAsync(cancel))
            .Where(other => other.Phone == row.Phone).Select(other => other.Id).Order().Take(MostAlike).ToList();
        return await ReadAsync(scope, alike, AuditAction.ContactsListed, cancel);
    }

    /// <summary>
    /// The ticked people or everybody in the view, page after page, in its order. The audit names each person before their line leaves.
    /// </summary>
    public async IAsyncEnumerable<ContactRow> ExportAsync(
        ContactScope scope, ContactQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var batch in (await selection.AllAsync(scope, query, cancel)).Chunk(ExportBatch))
        {
            foreach (var row in await ReadAsync(scope, batch, AuditAction.ContactsExported, cancel))
            {
                yield return row;
            }
        }
    }

    /// <summary>How many people an act on this view is about: none for ticked people who left, or who are of another territory.</summary>
    public async Task<int> CountAsync(ContactScope scope, ContactQuery query, CancellationToken cancel = default) =>
        (await selection.AllAsync(scope, query, cancel)).Count;

    /// <summary>Those of these people whom the scope shows, by number alone.</summary>
    internal Task<IReadOnlyList<long>> AmongAsync(ContactScope scope, IReadOnlyList<long> people, CancellationToken cancel = default) =>
        selection.AllAsync(scope, new ContactQuery { People = people }, cancel);

    /// <summary>Who never confirmed was promised that nobody would see them; who left has nothing to show.</summary>
    internal static bool Shows(VolunteerState state, Freshness freshness = Freshness.Fresh) =>
        (state is VolunteerState.Confirmed or VolunteerState.Paused) && freshness != Freshness.Archived;

    internal async Task<IReadOnlyList<ContactRow>> ReadAsync(
        ContactScope scope, IReadOnlyList<long> ids, string action, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return [];
        }
        await using var db = database.Read();
        // By their numbers alone: asked for their state too, SQLite reads its index of a million states first.
        var found = await db.Set<Volunteer>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        // The row is newer than the index: somebody may have left or moved away in between, so the row itself is asked.
        var rows = ids.Select(found.GetValueOrDefault).OfType<Volunteer>().Where(row => Reaches(scope, row)).Select(ToRow).ToList();
        if (rows.Count > 0)
        {
            await database.WriteAsync(writing => audit.RecordManyAsync(
                writing, action, scope.AccountId, scope.AuditName, $"{rows.Count}", [.. rows.Select(row => row.Id)], cancel), cancel);
        }
        return rows;
    }

    /// <summary>Whether this scope shows this person now: the same rule as for reading.</summary>
    internal bool Reaches(ContactScope scope, Volunteer volunteer) =>
        Shows(volunteer.State, volunteer.Freshness) && IsIn(scope, territories.Current.CurrentCommune(volunteer.CommuneCode));

    internal bool IsIn(ContactScope scope, Territory? commune) => scope.IncludesNation
        || (commune is not null && scope.Territories.Any(territory => territories.Current.Contains(territory, commune)));

    internal ContactRow ToRow(Volunteer volunteer) => new(
        volunteer.Id, volunteer.FirstName, volunteer.LastName, volunteer.Email, volunteer.Phone,
        territories.Current.CurrentCommune(volunteer.CommuneCode), volunteer.Profiles, volunteer.Availability, volunteer.Equipment,
        volunteer.Note, volunteer.State, volunteer.CreatedAt, volunteer.ConfirmedAt, volunteer.Demo)
    {
        Freshness = volunteer.Freshness,
        Tags = TagSet.Read(volunteer.TagIds),
    };
}
