using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Changes an item's name and values, and its file when another was sent. Media have no draft: visitors see it at once.</summary>
public sealed class SaveMedia(ContentService content, TemporaryFiles uploads, MediaFolder folder)
{
    private readonly FileStore store = new FileStore(folder);

    /// <param name="values">All of them: an absent value is a deletion, except for the file.</param>
    /// <param name="upload">Key of a file that this editor sent, to take the place of the item's; null to keep it.</param>
    /// <param name="seen">The update date of the item as the editor had loaded it, to the millisecond; null to save regardless.</param>
    /// <returns>The new update date.</returns>
    /// <exception cref="ContentException">No such item, it is in the recycle bin, or the file does not fit its type.</exception>
    /// <exception cref="EditConflictException">Somebody saved it since; nothing was changed.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public async Task<DateTime> RunAsync(
        Editor editor, Guid key, string name, IReadOnlyDictionary<string, string> values, Guid? upload = null, DateTime? seen = null,
        CancellationToken cancel = default)
    {
        MediaItem.RequireName(name);
        var file = upload is null ? null : await uploads.FindAsync(editor, upload.Value, cancel) ?? throw CreateMedia.Gone();
        var source = file is null ? null : store.Put(file);
        try
        {
            var (at, replaced) = await content.OnlineAsync(editor, act => SaveAsync(act, key, name, values, file, source, seen), cancel);
            if (file is not null)
            {
                TemporaryFiles.Discard(file);
                store.Remove(replaced);
            }
            return at;
        }
        catch
        {
            store.Remove(source ?? "");
            throw;
        }
    }

    /// <returns>The update date, and the address of the file that was there.</returns>
    private async Task<(DateTime At, string Replaced)> SaveAsync(
        ContentAct act, Guid key, string name, IReadOnlyDictionary<string, string> values, UploadedFile? file, string? source,
        DateTime? seen)
    {
        var item = await act.MediaAsync(key);
        if (seen is not null && Milliseconds(seen.Value) != Milliseconds(item.UpdateDate))
        {
            throw await ConflictAsync(act, item);
        }
        if (name != item.Name)
        {
            act.Editor.RequireNoMediaStart(item.Path);
        }
        var stored = DocumentValues.Read(item.Values);
        if (file is not null)
        {
            MediaTypes.RequireHolds(item.MediaType, file.Kind);
            if (!await uploads.TakeAsync(act.Db, act.Editor, file.Key, act.Cancel))
            {
                throw CreateMedia.Gone();
            }
        }
        if ((await act.SchemaAsync()).TryGet<ContentTypeDefinition>(item.MediaTypeKey, out var type))
        {
            await ValueValidator.RequireFitAsync(act, type, name, values);
        }
        item.Edit(name, DocumentValues.Write(file is null ? MediaFile.Keep(values, stored) : MediaFile.Put(values, file, source!)),
            act.Now);
        await ReferenceIndexer.RefreshAsync(act.Db, item, act.Cancel);
        act.RecordMedia(key, file is null ? NodeAction.Saved : NodeAction.FileReplaced);
        return (item.UpdateDate, MediaFile.SourceOf(stored));
    }

    private static async Task<EditConflictException> ConflictAsync(ContentAct act, MediaItem item)
    {
        var last = await act.Db.Set<NodeHistoryEntry>().AsNoTracking().Where(entry => entry.NodeKey == item.Key)
            .OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(act.Cancel);
        return new EditConflictException(last?.EditorName ?? Editor.System.Name, item.UpdateDate);
    }

    private static long Milliseconds(DateTime date) => date.ToUniversalTime().Ticks / TimeSpan.TicksPerMillisecond;
}
