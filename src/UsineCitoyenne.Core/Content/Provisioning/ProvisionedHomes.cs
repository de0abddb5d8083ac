using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Provisioning;

/// <summary>The home page that each territory was given.</summary>
internal static class ProvisionedHomes
{
    /// <returns>Key of the home by code of the territory.</returns>
    public static Task<Dictionary<string, Guid>> KeysAsync(SiteDbContext db, CancellationToken cancel) =>
        db.Set<ProvisioningRecord>().AsNoTracking()
            .Join(db.Set<Document>().Where(document => document.ContentType == DocumentTypes.DepartementHome),
                record => record.DocumentKey, document => document.Key, (record, document) => new { record.Code, document.Key })
            .ToDictionaryAsync(home => home.Code, home => home.Key, cancel);

    /// <returns>Code of each territory whose home is in the tree, and the path of that home.</returns>
    public static async Task<IReadOnlyList<(string Code, string Path)>> PathsAsync(SiteDbContext db, CancellationToken cancel) =>
        (await db.Set<ProvisioningRecord>().AsNoTracking()
            .Join(db.Set<Document>().Where(document => document.ContentType == DocumentTypes.DepartementHome && !document.Trashed),
                record => record.DocumentKey, document => document.Key, (record, document) => new { record.Code, document.Path })
            .ToListAsync(cancel)).ConvertAll(home => (home.Code, home.Path));
}
