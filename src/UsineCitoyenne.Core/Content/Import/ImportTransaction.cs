using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>One import while it runs. Call the kinds of files in the order they need each other.</summary>
public sealed class ImportTransaction
{
    private readonly SiteDbContext db;
    private readonly ImportSchema schema;
    private readonly ImportMedia media;
    private readonly ImportDocuments documents;
    private readonly ImportDeletions deletions;
    private readonly DateTime now;

    internal ImportTransaction(SiteDbContext db, ImportSchema schema, ImportMedia media, ImportDocuments documents, DateTime now)
    {
        (this.db, this.schema, this.media, this.documents) = (db, schema, media, documents);
        this.now = now;
        deletions = new ImportDeletions(db, now);
    }

    /// <inheritdoc cref="ImportSchema.RunAsync(IReadOnlyList{SchemaImport}, IReadOnlySet{string}, CancellationToken)"/>
    public Task<IReadOnlyList<ImportResult>> SchemaAsync(
        IReadOnlyList<SchemaImport> files, IReadOnlySet<string> present, bool keepOwn = false, CancellationToken cancel = default) =>
        SaveAsync(schema.RunAsync(db, files, present, keepOwn, cancel), cancel);

    /// <param name="elsewhere">True for the address of a file that is about to be copied into the media folder.</param>
    public Task<IReadOnlyList<ImportResult>> MediaAsync(
        IReadOnlyList<MediaImport> files, IReadOnlySet<string> present, bool overwrite, Predicate<string> elsewhere,
        CancellationToken cancel = default) =>
        SaveAsync(media.RunAsync(db, files, present, overwrite, elsewhere, cancel), cancel);

    /// <param name="replaceHome">Also roots that would take the national home's place at <c>/</c>.</param>
    /// <inheritdoc cref="ImportDocuments.RunAsync(IReadOnlyList{DocumentImport}, IReadOnlySet{string}, bool, CancellationToken)"/>
    public Task<IReadOnlyList<ImportResult>> DocumentsAsync(
        IReadOnlyList<DocumentImport> files, IReadOnlySet<string> present, bool overwrite, bool replaceHome = false,
        CancellationToken cancel = default) =>
        SaveAsync(documents.RunAsync(db, files, present, overwrite, replaceHome, cancel), cancel);

    /// <summary>Documents go to the recycle bin; one that still has pages below, or that an editor changed, stays.</summary>
    public Task<IReadOnlyList<ImportResult>> DeleteDocumentsAsync(
        IReadOnlyList<DeletionImport> files, IReadOnlySet<string> present, bool overwrite, CancellationToken cancel = default) =>
        SaveAsync(deletions.DocumentsAsync(files, present, overwrite, cancel), cancel);

    /// <summary>As documents.</summary>
    public Task<IReadOnlyList<ImportResult>> DeleteMediaAsync(
        IReadOnlyList<DeletionImport> files, IReadOnlySet<string> present, bool overwrite, CancellationToken cancel = default) =>
        SaveAsync(deletions.MediaAsync(files, present, overwrite, cancel), cancel);

    /// <summary>Items of the schema go for good; one that something uses stays.</summary>
    public Task<IReadOnlyList<ImportResult>> DeleteSchemaAsync(
        IReadOnlyList<DeletionImport> files, IReadOnlySet<string> present, bool keepOwn = false, CancellationToken cancel = default) =>
        SaveAsync(deletions.SchemaAsync(files, present, keepOwn, cancel), cancel);

    /// <summary>Keeps a file that has no item.</summary>
    public Task<IReadOnlyList<ImportResult>> KeepAsync(KeptImport file, CancellationToken cancel = default) =>
        SaveAsync(RecordAsync(file, cancel), cancel);

    private async Task<IReadOnlyList<ImportResult>> RecordAsync(KeptImport file, CancellationToken cancel)
    {
        var ledger = await ImportLedger.OpenAsync(db, new HashSet<string> { file.Path }, now, cancel);
        if (ledger.Accept(file))
        {
            ledger.Apply(file, ImportOutcome.Same, 0);
        }
        return await ledger.CloseAsync([file], cancel);
    }

    // What comes next queries the database, and need not track what is done.
    private async Task<IReadOnlyList<ImportResult>> SaveAsync(Task<IReadOnlyList<ImportResult>> step, CancellationToken cancel)
    {
        var results = await step;
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return results;
    }
}
