using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// Hands out URL segments, unique among siblings: the second « Masques » is <c>masques-2</c>. Other roots and what hangs below the
/// first one are siblings too, for visitors: its own segment is in no address. What the site itself answers is taken: « Communes » of a
/// département is <c>communes-2</c>.
/// </summary>
internal sealed class UrlSegments
{
    private const int MaxLength = 200;
    private readonly Dictionary<Guid, Dictionary<string, HashSet<Guid>>> taken = [];
    private readonly HashSet<Guid> departements = [];
    private readonly Guid? firstRoot;

    private UrlSegments(Guid? firstRoot) => this.firstRoot = firstRoot;

    /// <summary>Knows the segments below <paramref name="parents"/> (null: the roots) as the database has them.</summary>
    public static async Task<UrlSegments> LoadAsync(SiteDbContext db, IReadOnlyCollection<Guid?> parents,
        CancellationToken cancel = default)
    {
        var first = (await Addresses.RootsAsync(db, cancel)).FirstOrDefault()?.Key;
        var segments = new UrlSegments(first);
        var keys = parents.OfType<Guid>().ToHashSet();
        var withRoots = parents.Contains(null) || (first is { } key && keys.Contains(key));
        if (withRoots && first is { } root)
        {
            keys.Add(root);
        }
        var siblings = db.Set<Document>().AsNoTracking().Where(document => !document.Trashed);
        segments.departements.UnionWith(await db.Set<Document>().AsNoTracking()
            .Where(document => EF.Parameter(keys).Contains(document.Key) && document.ContentType == DocumentTypes.DepartementHome)
            .Select(document => document.Key).ToListAsync(cancel));
        // One question each: of both at once the engines read every document.
        if (keys.Count > 0)
        {
            await segments.AddAsync(siblings.Where(document => EF.Parameter(keys).Contains(document.ParentKey!.Value)), cancel);
        }
        if (withRoots)
        {
            await segments.AddAsync(siblings.Where(document => document.ParentKey == null && document.Key != first), cancel);
        }
        return segments;
    }

    /// <summary>The home of a département that the database does not have yet.</summary>
    public void AddDepartement(Guid home) => departements.Add(home);

    /// <summary>False when another page beside has it, online or not, or the site itself.</summary>
    public bool IsFree(Guid? parent, Guid document, string segment) =>
        !IsReserved(parent, segment) && (!Below(parent).TryGetValue(segment, out var owners) || owners.All(owner => owner == document));

    /// <summary>
    /// The segment under which the document was last online, when its name is still that one and it is free; otherwise the one for its
    /// name: a number that no visitor ever saw goes as soon as it can.
    /// </summary>
    public string Settle(Document document)
    {
        if (document.PublishedSegment is { } known && document.Name == document.PublishedName
            && IsFree(document.ParentKey, document.Key, known))
        {
            Occupy(document.ParentKey, document.Key, known);
            return known;
        }
        return Take(document.ParentKey, document.Key, document.Name);
    }

    /// <summary>The segment for a name; the document keeps the one it has if that still fits.</summary>
    public string Take(Guid? parent, Guid document, string name)
    {
        var slug = Folding.Slug(name);
        slug = slug.Length == 0 ? "page" : slug[..Math.Min(slug.Length, MaxLength)].TrimEnd('-');
        var segment = slug;
        for (var number = 2; !IsFree(parent, document, segment); number++)
        {
            segment = $"{slug}-{number}";
        }
        Occupy(parent, document, segment);
        return segment;
    }

    private bool IsReserved(Guid? parent, string segment) =>
        (parent is null || parent == firstRoot ? ReservedSegments.AtRoot : departements.Contains(parent.Value)
            ? ReservedSegments.BelowDepartement : null)
            ?.Contains(segment) == true;

    private void Occupy(Guid? parent, Guid document, string segment)
    {
        var siblings = Below(parent);
        foreach (var owners in siblings.Values)
        {
            owners.Remove(document);
        }
        Add(siblings, segment, document);
    }

    private async Task AddAsync(IQueryable<Document> siblings, CancellationToken cancel)
    {
        foreach (var row in await siblings.Select(document => new { document.ParentKey, document.UrlSegment, document.Key })
            .ToListAsync(cancel))
        {
            Add(Below(row.ParentKey), row.UrlSegment, row.Key);
        }
    }

    private static void Add(Dictionary<string, HashSet<Guid>> siblings, string segment, Guid document) =>
        (siblings.TryGetValue(segment, out var owners) ? owners : siblings[segment] = []).Add(document);

    private Dictionary<string, HashSet<Guid>> Below(Guid? parent)
    {
        var space = parent is null || parent == firstRoot ? Guid.Empty : parent.Value;
        return taken.TryGetValue(space, out var siblings)
            ? siblings
            : taken[space] = new Dictionary<string, HashSet<Guid>>(StringComparer.OrdinalIgnoreCase);
    }
}
