using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>
/// One act of an editor in one transaction. A document is had from it only by naming the right it is wanted for, and that right
/// is checked where the document stands.
/// </summary>
internal sealed class ContentAct(
    SiteDbContext db, Editor editor, NodeHistory history, DateTime now, CancellationToken cancel, ChangeLog? changes = null)
{
    private ContentSchema? schema;

    public SiteDbContext Db => db;

    public Editor Editor => editor;

    /// <summary>UTC.</summary>
    public DateTime Now => now;

    public CancellationToken Cancel => cancel;

    /// <summary>The same act in the name of someone whose right was checked when they asked for it.</summary>
    public ContentAct For(Guid editorKey, string editorName) => new(
        db, new Editor(editorKey, 0, editorName, [GroupRights.Everything], NodeReach.Everywhere, NodeReach.Everywhere), history, now,
        cancel, changes);

    /// <exception cref="ContentNotFoundException">No such document, or it is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">The editor has not that right there.</exception>
    public async Task<Document> DocumentAsync(Guid key, string verb) => Allowed(await db.DocumentAsync(key, cancel), verb);

    /// <summary>One to take from where visitors find it; see <see cref="Editor.RequireNoStart"/>.</summary>
    /// <inheritdoc cref="DocumentAsync"/>
    public async Task<Document> RemovableAsync(Guid key, string verb)
    {
        var document = await DocumentAsync(key, verb);
        editor.RequireNoStart(document.Path);
        return document;
    }

    /// <summary>One that is in the recycle bin.</summary>
    /// <inheritdoc cref="DocumentAsync"/>
    public async Task<Document> TrashedAsync(Guid key, string verb) => Allowed(
        await db.Set<Document>().FirstOrDefaultAsync(document => document.Key == key && document.Trashed, cancel)
            ?? throw new ContentNotFoundException("Cette page n’est pas dans la corbeille."),
        verb);

    /// <summary>The document to put another below; null for the root, which must be open to the editor too.</summary>
    /// <inheritdoc cref="DocumentAsync"/>
    public async Task<Document?> ParentAsync(Guid? key, string verb)
    {
        if (key is null)
        {
            editor.Require(verb, "/");
            return null;
        }
        return Allowed(
            await db.Set<Document>().FirstOrDefaultAsync(document => document.Key == key && !document.Trashed, cancel)
                ?? throw new ContentNotFoundException("La page parente n’existe pas ou est dans la corbeille."),
            verb);
    }

    public async Task<ContentSchema> SchemaAsync() => schema ??= await db.SchemaAsync(cancel);

    public void Record(Guid node, NodeAction action, string? detail = null, NodeKind kind = NodeKind.Document) =>
        history.Record(db, editor, node, kind, action, detail);

    /// <summary>Tells of a change that visitors see and that goes past the context; see <see cref="ChangeLog"/>.</summary>
    public void Changed(ChangeKind kind, Guid key = default) => changes?.Add(kind, key);

    /// <summary>Values fit to be stored: every rich text in them cleaned.</summary>
    public async Task<string> CleanAsync(Guid contentType, string values) =>
        (await SchemaAsync()).TryGet<ContentTypeDefinition>(contentType, out var type)
            ? ContentCleaner.Clean(await SchemaAsync(), type, values) : values;

    /// <summary>
    /// After a save or publish: cleans a draft, and keeps the document as it now is, and whom it refers to. What it was before, when no
    /// version says so, is kept first: imports leave none.
    /// </summary>
    public async Task KeepAsync(Document document, bool published)
    {
        if (!published)
        {
            document.Values = await CleanAsync(document.ContentTypeKey, document.Values);
        }
        await ReferenceIndexer.RefreshAsync(db, document, cancel);
        var versions = db.Set<DocumentVersion>();
        var last = await versions.Where(version => version.DocumentKey == document.Key)
            .OrderByDescending(version => version.At).FirstOrDefaultAsync(cancel);
        var entry = db.Entry(document);
        if (entry.State != EntityState.Added)
        {
            var (name, values) = (entry.Property(row => row.Name).OriginalValue, entry.Property(row => row.Values).OriginalValue);
            var at = entry.Property(row => row.UpdateDate).OriginalValue;
            if (last is null || (!last.Holds(name, values) && at > last.At))
            {
                var wasOnline = entry.Property(row => row.Published).OriginalValue
                    && name == entry.Property(row => row.PublishedName).OriginalValue
                    && values == entry.Property(row => row.PublishedValues).OriginalValue;
                last = DocumentVersion.Of(document.Key, name, values, at, Editor.System, wasOnline);
                versions.Add(last);
            }
        }
        if (last?.Holds(document.Name, document.Values) == true)
        {
            last.Published |= published;
            return;
        }
        versions.Add(DocumentVersion.Of(document.Key, document.Name, document.Values, document.UpdateDate, editor, published));
    }

    private Document Allowed(Document document, string verb)
    {
        editor.Require(verb, document.Path);
        return document;
    }
}
