using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>Hands out URL segments, unique among siblings: the second « Masques » is <c>masques-2</c>.</summary>
internal sealed class UrlSegments
{
    private const int MaxLength = 200;
    private readonly Dictionary<Guid, Dictionary<string, Guid>> taken = [];

    /// <summary>Knows the segments below <paramref name="parents"/> (null: the roots) as the database has them.</summary>
    public static async Task<UrlSegments> LoadAsync(SiteDbContext db, IReadOnlyCollection<Guid?> parents, CancellationToken cancel = default)
    {
        var segments = new UrlSegments();
        var keys = parents.OfType<Guid>().Distinct().ToList();
        var siblings = db.Set<Document>().AsNoTracking().Where(document => !document.Trashed);
        // One question each: of both at once the engines read every document.
        if (keys.Count > 0)
        {
            await segments.AddAsync(siblings.Where(document => EF.Parameter(keys).Contains(document.ParentKey!.Value)), cancel);
        }
        if (parents.Contains(null))
        {
            await segments.AddAsync(siblings.Where(document => document.ParentKey == null), cancel);
        }
        return segments;
    }

    /// <summary>The segment for a name; the document keeps the one it has if that still fits.</summary>
    public string Take(Guid? parent, Guid document, string name)
    {
        var slug = Folding.Slug(name);
        slug = slug.Length == 0 ? "page" : slug[..Math.Min(slug.Length, MaxLength)].TrimEnd('-');
        var siblings = Below(parent);
        var segment = slug;
        for (var number = 2; siblings.TryGetValue(segment, out var owner) && owner != document; number++)
        {
            segment = $"{slug}-{number}";
        }
        foreach (var old in siblings.Where(pair => pair.Value == document).Select(pair => pair.Key).ToList())
        {
            siblings.Remove(old);
        }
        siblings[segment] = document;
        return segment;
    }

    private async Task AddAsync(IQueryable<Document> siblings, CancellationToken cancel)
    {
        foreach (var row in await siblings.Select(document => new { document.ParentKey, document.UrlSegment, document.Key }).ToListAsync(cancel))
        {
            Below(row.ParentKey).TryAdd(row.UrlSegment, row.Key);
        }
    }

    private Dictionary<string, Guid> Below(Guid? parent)
    {
        if (!taken.TryGetValue(parent ?? Guid.Empty, out var siblings))
        {
            taken[parent ?? Guid.Empty] = siblings = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        }
        return siblings;
    }
}
