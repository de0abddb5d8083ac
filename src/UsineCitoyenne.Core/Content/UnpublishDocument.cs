using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>Takes a page offline, and with it all that hangs below; the draft stays.</summary>
public sealed class UnpublishDocument
{
    private readonly Database database;
    private readonly SiteContent site;
    private readonly TimeProvider clock;

    internal UnpublishDocument(Database database, SiteContent site, TimeProvider clock)
    {
        this.database = database;
        this.site = site;
        this.clock = clock;
    }

    /// <exception cref="ContentException">No such document, or it is in the recycle bin.</exception>
    public async Task RunAsync(Guid key, CancellationToken cancel = default)
    {
        await database.WriteAsync(async db =>
        {
            await ContentRevision.BumpAsync(db, cancel);
            (await db.DocumentAsync(key, cancel)).Unpublish(clock.GetUtcNow().UtcDateTime);
        }, cancel);
        await site.ReloadIfChangedAsync(cancel);
    }
}
