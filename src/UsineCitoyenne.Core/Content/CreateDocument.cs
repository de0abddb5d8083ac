using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>Creates a draft.</summary>
public sealed class CreateDocument
{
    private readonly Database database;
    private readonly TimeProvider clock;

    internal CreateDocument(Database database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
    }

    /// <param name="key">Chosen by the caller, as the back office does; null for a new one.</param>
    /// <param name="parent">Null for the root.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ContentException">Unknown parent or type, or a key that is taken.</exception>
    public Task<Guid> RunAsync(
        string contentType, Guid? parent, string name, IReadOnlyDictionary<string, string> values, Guid? key = null,
        CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var type = await db.Set<SchemaItem>().AsNoTracking()
            .FirstOrDefaultAsync(item => item.Kind == SchemaKind.ContentType && item.Alias == contentType, cancel)
            ?? throw new ContentException($"Type de document inconnu\u00A0: «\u00A0{contentType}\u00A0».");
        var above = parent is null ? null : await db.Set<Document>().AsNoTracking()
            .FirstOrDefaultAsync(document => document.Key == parent && !document.Trashed, cancel)
            ?? throw new ContentException("La page parente n’existe pas ou est dans la corbeille.");
        var created = key ?? Guid.CreateVersion7(clock.GetUtcNow());
        if (await db.Set<Document>().AnyAsync(document => document.Key == created, cancel))
        {
            throw new ContentException("Une page porte déjà cet identifiant.");
        }
        var segments = await UrlSegments.LoadAsync(db, [parent], cancel);
        var last = await db.Set<Document>().Where(document => document.ParentKey == parent).MaxAsync(document => (int?)document.SortOrder, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var document = new Document
        {
            Key = created,
            ParentKey = parent,
            Path = Document.PathOf(above?.Path, created),
            Level = (above?.Level ?? 0) + 1,
            SortOrder = (last ?? -1) + 1,
            ContentTypeKey = type.Key,
            ContentType = type.Alias,
            Name = name,
            UrlSegment = segments.Take(parent, created, name),
            CreateDate = now,
            Values = "",
        };
        document.Edit(name, DocumentValues.Write(values), now);
        db.Add(document);
        return created;
    }, cancel);
}
