using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Puts a folder, or a file that was sent, in the library.</summary>
public sealed class CreateMedia(ContentService content, TemporaryFiles uploads, MediaFolder folder)
{
    private readonly FileStore store = new FileStore(folder);

    /// <param name="mediaType">Alias; null for the one that fits the file.</param>
    /// <param name="parent">Null for the root; for an editor who has not all of it, for the folder that they start from.</param>
    /// <param name="name">Null for the file's own.</param>
    /// <param name="values">Of the type's properties; those that say which file it is are written here.</param>
    /// <param name="upload">Key of a file that this editor sent; null for a folder.</param>
    /// <param name="key">Chosen by the caller, as the back office does; null for a new one.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ContentException">Unknown folder, type or file, or a key that is taken.</exception>
    /// <exception cref="EditorDeniedException">The folder is outside the editor's start nodes.</exception>
    public async Task<Guid> RunAsync(
        Editor editor, string? mediaType, Guid? parent, string? name, IReadOnlyDictionary<string, string> values, Guid? upload = null,
        Guid? key = null,
        CancellationToken cancel = default)
    {
        var file = upload is null ? null : await uploads.FindAsync(editor, upload.Value, cancel) ?? throw Gone();
        var type = mediaType ?? (file is null ? MediaTypes.Folder : MediaTypes.For(file.Kind));
        if (file is null != type is MediaTypes.Folder)
        {
            throw new ContentException(file is null ? "Choisissez un fichier." : "Un dossier n’a pas de fichier à lui.");
        }
        if (file is null)
        {
            return await AddAsync(editor, type, parent, name ?? "", values, key, null, cancel);
        }
        MediaTypes.RequireHolds(type, file.Kind);
        var source = store.Put(file);
        try
        {
            var created = await AddAsync(editor, type, parent, name ?? file.Title, MediaFile.Put(values, file, source), key, file, cancel);
            TemporaryFiles.Discard(file);
            return created;
        }
        catch
        {
            store.Remove(source);
            throw;
        }
    }

    internal static ContentException Gone() => new("Le fichier envoyé n’est plus là\u00A0: envoyez-le à nouveau.");

    private Task<Guid> AddAsync(
        Editor editor, string alias, Guid? parent, string name, IReadOnlyDictionary<string, string> values, Guid? key, UploadedFile? file,
        CancellationToken cancel) => content.OnlineAsync(editor, async act =>
    {
        MediaItem.RequireName(name);
        var folder = await act.LandingFolderAsync(parent);
        if (!(await act.SchemaAsync()).TryGet<ContentTypeDefinition>(SchemaKind.MediaType, alias, out var type))
        {
            throw new ContentException($"Type de média inconnu\u00A0: «\u00A0{alias}\u00A0».");
        }
        await ValueValidator.RequireFitAsync(act, type, name, values);
        if (file is not null && !await uploads.TakeAsync(act.Db, editor, file.Key, cancel))
        {
            throw Gone();
        }
        var own = key ?? Guid.CreateVersion7(act.Now);
        if (await act.Db.Set<MediaItem>().AnyAsync(item => item.Key == own, cancel))
        {
            throw new ContentException("Un média porte déjà cet identifiant.");
        }
        var item = MediaItem.Create(own, folder, type, await act.NextMediaSortOrderAsync(folder?.Key), act.Now);
        item.Edit(name, DocumentValues.Write(values), act.Now);
        act.Db.Add(item);
        await ReferenceIndexer.RefreshAsync(act.Db, item, cancel);
        act.RecordMedia(own, NodeAction.Created);
        return own;
    }, cancel);
}
