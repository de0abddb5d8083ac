using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// Hands out URL segments, unique among siblings: the second « Masques » is <c>masques-2</c>. Other roots and what hangs below the
/// first one are siblings too, for visitors: its own segment is in no address.
/// </summary>
internal sealed class UrlSegments
{
    private const int MaxLength = 200;
    private readonly Dictionary<Guid, Dictionary<string, HashSet<Guid>>> taken = [];
    private readonly Guid? firstRoot;

    private UrlSegments(Guid? firstRoot) => this.firstRoot = firstRoot;

    /// <summary>Knows the segments below <paramref name="parents"/> (null: the roots) as the database has them.</summary>
    public static async Task<UrlSegments> LoadAsync(SiteDbContext db, IReadOnlyCollection<Guid?> parents, CancellationToken cancel = default)
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

    /// <summary>False when another page beside has it, online or not.</summary>
    public bool IsFree(Guid? parent, Guid document, string segment) =>
        !Below(parent).TryGetValue(segment, out var owners) || owners.All(owner => owner == document);

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
        var siblings = Below(parent);
        foreach (var owners in siblings.Values)
        {
            owners.Remove(document);
        }
        Add(siblings, segment, document);
        return segment;
    }

    private async Task AddAsync(IQueryable<Document> siblings, CancellationToken cancel)
    {
        foreach (var row in await siblings.Select(document => new { document.ParentKey, document.UrlSegment, document.Key }).ToListAsync(cancel))
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
