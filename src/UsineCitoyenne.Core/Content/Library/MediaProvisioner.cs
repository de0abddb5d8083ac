using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Gives each territory its folder in the library: where its editors start. Once made it is theirs to rename.</summary>
public sealed class MediaProvisioner(Database database, TimeProvider clock)
{
    private static readonly Guid Space = new("7f1b4c0e-5d0c-4a0e-9a53-5e3f0c6d9b21");

    /// <param name="code">Official code, for instance <c>95</c> or <c>2A</c>.</param>
    public static Guid FolderOf(string code) => DeterministicKey.Of(Space, code.ToUpperInvariant());

    /// <returns>How many folders were made; 0 when all were there, or when the schema has no folders. All in one transaction.</returns>
    public async Task<int> RunAsync(IReadOnlyCollection<ProvisionedSite> sites, CancellationToken cancel = default)
    {
        // A look without the write lock: on an ordinary start there is nothing to do.
        await using (var read = database.Read())
        {
            if ((await MissingAsync(read, sites, cancel)).Count == 0)
            {
                return 0;
            }
        }
        return await database.WriteAsync(async db =>
        {
            await ContentRevision.LockAsync(db, cancel);
            var schema = await db.SchemaAsync(cancel);
            if (!schema.TryGet<ContentTypeDefinition>(SchemaKind.MediaType, MediaTypes.Folder, out var type))
            {
                return 0;
            }
            var missing = await MissingAsync(db, sites, cancel);
            var now = clock.GetUtcNow().UtcDateTime;
            var last = await db.Set<MediaItem>().Where(item => item.ParentKey == null).MaxAsync(item => (int?)item.SortOrder, cancel) ?? -1;
            foreach (var site in missing)
            {
                var folder = MediaItem.Create(FolderOf(site.Code), null, type, ++last, now);
                folder.Edit(site.Name, "{}", now);
                db.Add(folder);
            }
            return missing.Count;
        }, cancel);
    }

    private static async Task<List<ProvisionedSite>> MissingAsync(
        SiteDbContext db, IReadOnlyCollection<ProvisionedSite> sites, CancellationToken cancel)
    {
        var keys = sites.Select(site => FolderOf(site.Code)).ToList();
        var there = await db.Set<MediaItem>().Where(item => EF.Parameter(keys).Contains(item.Key)).Select(item => item.Key)
            .ToListAsync(cancel);
        return [.. sites.Where(site => !there.Contains(FolderOf(site.Code)))];
    }
}
