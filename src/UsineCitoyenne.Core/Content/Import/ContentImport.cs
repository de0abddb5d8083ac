using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>Runs an import in one transaction: visitors and editors see all of it or nothing.</summary>
public sealed class ContentImport
{
    private readonly Database database;
    private readonly ImportSchema schema;
    private readonly ImportMedia media;
    private readonly ImportDocuments documents;
    private readonly TimeProvider clock;

    internal ContentImport(Database database, ImportSchema schema, ImportMedia media, ImportDocuments documents, TimeProvider clock)
    {
        this.database = database;
        this.schema = schema;
        this.media = media;
        this.documents = documents;
        this.clock = clock;
    }

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
