using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>Fills, on start, what a migration could not: folded names, and who refers to whom. Does nothing when it is there.</summary>
public sealed class DocumentBackfill(Database database)
{
    private const int BatchSize = 500;

    public async Task RunAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        while (await db.Set<Document>().AnyAsync(document => document.FoldedName == "" && document.Name != "", cancel)
            && await database.WriteAsync(writing => FoldAsync(writing, cancel), cancel) == BatchSize)
        {
        }
        while (await db.Set<MediaItem>().AnyAsync(item => item.FoldedName == "" && item.Name != "", cancel)
            && await database.WriteAsync(writing => FoldMediaAsync(writing, cancel), cancel) == BatchSize)
        {
        }
        if (!await db.Set<NodeReference>().AnyAsync(cancel))
        {
            await RebuildReferencesAsync(cancel);
        }
    }

    /// <summary>Reads every value of every document and media item again.</summary>
    public Task RebuildReferencesAsync(CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        await db.Set<NodeReference>().ExecuteDeleteAsync(cancel);
        await foreach (var document in db.Set<Document>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            db.AddRange(ReferenceReader.Of(document));
        }
        await foreach (var item in db.Set<MediaItem>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            db.AddRange(ReferenceReader.Of(item));
        }
    }, cancel);

    private static async Task<int> FoldAsync(SiteDbContext db, CancellationToken cancel)
    {
        var unfolded = await db.Set<Document>().Where(document => document.FoldedName == "" && document.Name != "")
            .OrderBy(document => document.Key).Take(BatchSize).ToListAsync(cancel);
        // Setting the name folds it; EF, which compares names, sees no change.
        unfolded.ForEach(document =>
        {
            document.Name = document.Name;
            db.Entry(document).Property(row => row.FoldedName).IsModified = true;
        });
        return unfolded.Count(document => document.FoldedName.Length > 0);
    }

    private static async Task<int> FoldMediaAsync(SiteDbContext db, CancellationToken cancel)
    {
        var unfolded = await db.Set<MediaItem>().Where(item => item.FoldedName == "" && item.Name != "")
            .OrderBy(item => item.Key).Take(BatchSize).ToListAsync(cancel);
        unfolded.ForEach(item =>
        {
            item.Name = item.Name;
            db.Entry(item).Property(row => row.FoldedName).IsModified = true;
        });
        return unfolded.Count(item => item.FoldedName.Length > 0);
    }
}
