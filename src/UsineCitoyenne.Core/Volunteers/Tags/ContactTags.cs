using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Tags;

/// <summary>
/// The tags themselves. Who may see a person sees the tags on them; a tag is offered inside its territory, and to those above and below it.
/// </summary>
public sealed class ContactTags(Database database, TerritoryDirectory territories, Audit audit, TimeProvider clock)
{
    internal const int Offered = 200;

    // A tag never changes, so what was read once stays right on every node.
    private readonly ConcurrentDictionary<long, TagView> known = new();

    /// <summary>These tags, in the order of their labels; numbers that no tag has are left out.</summary>
    public async Task<IReadOnlyList<TagView>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancel = default)
    {
        var missing = ids.Where(id => !known.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            await using var db = database.Read();
            Remember(await db.Set<ContactTag>().Where(row => missing.Contains(row.Id)).ToListAsync(cancel));
        }
        return [.. ids.Distinct().Select(known.GetValueOrDefault).OfType<TagView>()
            .OrderBy(tag => tag.Label, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Those that this reader may put on somebody: of their territories, of those above and of those below.</summary>
    public async Task<IReadOnlyList<TagView>> OfferedAsync(ContactScope scope, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var rows = await db.Set<ContactTag>().OrderByDescending(row => row.Id).ToListAsync(cancel);
        return [.. Remember(rows.Where(row => IsNear(scope, row.Territory)).Take(Offered))
            .OrderBy(tag => tag.Label, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>
    /// The tag of this name on this territory, made when new. Null when the scope does not hold the territory, or the name is empty or too
    /// long.
    /// </summary>
    public async Task<TagView?> MakeAsync(ContactScope scope, TerritoryRef territory, string? label, CancellationToken cancel = default)
    {
        var tag = await database.WriteAsync(db => MakeAsync(db, scope, territory, label, cancel), cancel);
        return tag is null ? null : Remember([tag])[0];
    }

    /// <summary>The same, inside an act that may still be refused: nothing of it is remembered here before it is committed.</summary>
    internal async Task<ContactTag?> MakeAsync(SiteDbContext db, ContactScope scope, TerritoryRef territory, string? label,
        CancellationToken cancel)
    {
        var text = string.Join(' ', (label ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var key = Folding.Fold(text);
        if (text.Length is 0 or > ContactTag.LabelLength || key.Length == 0 || !scope.Territories.Contains(territory))
        {
            return null;
        }
        var found = await db.Set<ContactTag>().FirstOrDefaultAsync(
            row => row.TerritoryKind == territory.Kind && row.TerritoryCode == territory.Code && row.LabelKey == key, cancel);
        if (found is null)
        {
            found = new ContactTag
            {
                TerritoryKind = territory.Kind,
                TerritoryCode = territory.Code,
                Label = text,
                LabelKey = key,
                AccountId = scope.AccountId,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            db.Add(found);
            await db.SaveChangesAsync(cancel);
            audit.Record(db, AuditAction.TagMade, scope.AccountId, territory.ToString(), $"tag:{found.Id}");
        }
        return found;
    }

    /// <summary>Those of these tags that this reader may see on people, with their labels; the most frequent first.</summary>
    internal async Task<IReadOnlyList<FacetCount>> LabelAsync(
        ContactScope scope, IReadOnlyList<FacetCount> counted, CancellationToken cancel)
    {
        var byTag = counted.ToDictionary(value => long.Parse(value.Value, CultureInfo.InvariantCulture));
        return byTag.Count == 0 ? [] : [.. (await ReadAsync(byTag.Keys, cancel))
            .Where(tag => IsNear(scope, tag.Territory))
            .Select(tag => byTag[tag.Id] with { Label = tag.Label })
            .OrderByDescending(value => value.Selected).ThenByDescending(value => value.Count)];
    }

    private bool IsNear(ContactScope scope, TerritoryRef territory)
    {
        var gazetteer = territories.Current;
        return scope.Territories.Any(own => gazetteer.Upward(own).Contains(territory) || gazetteer.Upward(territory).Contains(own));
    }

    private List<TagView> Remember(IEnumerable<ContactTag> rows) =>
        [.. rows.Select(
            row => known.GetOrAdd(row.Id, id => new TagView(id, row.Label, row.Territory, territories.Current.LabelOf(row.Territory))))];
}

/// <param name="Place">Label of the territory.</param>
public sealed record TagView(long Id, string Label, TerritoryRef Territory, string Place);
