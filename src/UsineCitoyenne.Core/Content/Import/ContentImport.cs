using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>Runs an import in one transaction: visitors and editors see all of it or nothing.</summary>
public sealed class ContentImport(Database database, ImportSchema schema, ImportMedia media, ImportDocuments documents, TimeProvider clock)
{
    public Task RunAsync(Func<ImportTransaction, Task> work, CancellationToken cancel = default) =>
        database.WriteAsync(db => work(Open(db)), cancel);

    /// <summary>The same, undone at the end: what would happen.</summary>
    public async Task RehearseAsync(Func<ImportTransaction, Task> work, CancellationToken cancel = default)
    {
        try
        {
            await database.WriteAsync(
                async db =>
                {
                    await work(Open(db));
                    throw new RehearsalEnds();
                },
                cancel);
        }
        catch (RehearsalEnds)
        {
            // The unit of work is rolled back, as meant.
        }
    }

    private ImportTransaction Open(SiteDbContext db) => new(db, schema, media, documents, clock.GetUtcNow().UtcDateTime);

    private sealed class RehearsalEnds : Exception;
}
