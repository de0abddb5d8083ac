using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Says what is missing in a media item before it is saved. Changes nothing.</summary>
public sealed class ValidateMedia(Database database)
{
    /// <summary>Values of an existing item, as they would be saved.</summary>
    /// <returns>Empty when nothing is missing.</returns>
    /// <exception cref="ContentException">No such item, or no name.</exception>
    /// <exception cref="EditorDeniedException">Outside the editor's start nodes.</exception>
    public async Task<IReadOnlyList<ValueProblem>> ForAsync(
        Editor editor, Guid key, string name, IReadOnlyDictionary<string, string> values, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var item = await FindAsync(db, editor, key, cancel);
        return await CheckAsync(db, item.MediaType, name, values, cancel);
    }

    /// <summary>Values of an item about to be created.</summary>
    /// <param name="parent">Null for the root.</param>
    /// <inheritdoc cref="ForAsync"/>
    public async Task<IReadOnlyList<ValueProblem>> ForNewAsync(
        Editor editor, string mediaType, Guid? parent, string name, IReadOnlyDictionary<string, string> values,
        CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (MediaActs.FolderFor(editor, parent) is { } key)
        {
            await FindAsync(db, editor, key, cancel);
        }
        return await CheckAsync(db, mediaType, name, values, cancel);
    }

    private static async Task<MediaItem> FindAsync(SiteDbContext db, Editor editor, Guid key, CancellationToken cancel)
    {
        var item = await db.Set<MediaItem>().SingleOrDefaultAsync(item => item.Key == key && !item.Trashed, cancel)
            ?? throw new ContentNotFoundException();
        editor.RequireMedia(item.Path);
        return item;
    }

    private static async Task<IReadOnlyList<ValueProblem>> CheckAsync(
        SiteDbContext db, string mediaType, string name, IReadOnlyDictionary<string, string> values, CancellationToken cancel)
    {
        MediaItem.RequireName(name);
        var schema = await db.SchemaAsync(cancel);
        return schema.TryGet<ContentTypeDefinition>(SchemaKind.MediaType, mediaType, out var type)
            ? await ValueValidator.CheckAsync(db, schema, type, values, cancel)
            : throw new ContentException($"Type de média inconnu\u00A0: «\u00A0{mediaType}\u00A0».");
    }
}
