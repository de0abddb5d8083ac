using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>Ends each act that visitors see: an address leads to one page, and none of its redirects stands where a page is.</summary>
internal static class AddressSettlement
{
    public static async Task RunAsync(SiteDbContext db, CancellationToken cancel)
    {
        var touched = db.ChangeTracker.Entries<Document>().Where(IsElsewhere).Select(entry => entry.Entity).ToList();
        await db.SaveChangesAsync(cancel);
        if (touched.Exists(document => document.ParentKey is null))
        {
            await RequireOneRootEachAsync(db, cancel);
        }
        if (touched.Count > 0 && await db.Set<Redirect>().AnyAsync(cancel))
        {
            await DropRedirectsAsync(db, touched, cancel);
        }
    }

    /// <summary>What the database says when all else failed: two transactions gave one address away.</summary>
    public static bool IsRefused(Exception failure) =>
        (failure is DbException && failure.Message.Contains(nameof(Document.OnlineSegment), StringComparison.Ordinal))
        || (failure.InnerException is { } inner && IsRefused(inner));

    private static bool IsElsewhere(EntityEntry<Document> entry) => entry.State switch
    {
        EntityState.Added => entry.Entity.OnlineSegment is not null,
        EntityState.Modified => entry.Property(row => row.OnlineSegment).IsModified || entry.Property(row => row.ParentKey).IsModified
            || (entry.Property(row => row.SortOrder).IsModified && entry.Entity.ParentKey is null),
        _ => false,
    };

    // Which root is the first decides where its pages are: no index sees that.
    private static async Task RequireOneRootEachAsync(SiteDbContext db, CancellationToken cancel)
    {
        if (await Addresses.RootsAsync(db, cancel) is not [var first, _, ..] roots)
        {
            return;
        }
        var segments = roots.Skip(1).Select(root => root.Segment).ToList();
        var twin = await db.Set<Document>().AsNoTracking()
            .Where(row => row.ParentKey == first.Key && row.OnlineSegment != null && EF.Parameter(segments).Contains(row.OnlineSegment))
            .Select(row => new { row.UrlSegment, row.PublishedName }).FirstOrDefaultAsync(cancel);
        if (twin is not null)
        {
            var other = roots.First(root => root.Segment == twin.UrlSegment);
            throw new ContentException(
                $"Deux pages auraient l’adresse «\u00A0/{twin.UrlSegment}/\u00A0»\u00A0: «\u00A0{twin.PublishedName}\u00A0» et la page à "
                + "la racine "
                + $"«\u00A0{other.Name}\u00A0». Renommez l’une des deux d’abord.");
        }
    }

    private static async Task DropRedirectsAsync(SiteDbContext db, List<Document> touched, CancellationToken cancel)
    {
        var live = new List<string>();
        foreach (var document in touched.Where(document => document.OnlineSegment is not null))
        {
            if (await Addresses.OfAsync(db, document, cancel) is { } address)
            {
                live.Add(address.ToLowerInvariant());
            }
        }
        db.RemoveRange(await db.Set<Redirect>().Where(row => EF.Parameter(live).Contains(row.Path)).ToListAsync(cancel));
    }
}
