using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>What files were imported, so that an unchanged one need not even be parsed.</summary>
public sealed class ImportHistory(Database database)
{
    /// <summary>Path below the import folder and hash of each file when it was last imported, where its bytes are kept.</summary>
    public async Task<IReadOnlySet<(string Path, string Hash)>> FilesAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var files = await db.Set<ImportedFile>()
            .Where(file => db.Set<ImportedSource>().Any(source => source.ItemKey == file.ItemKey))
            .Select(file => new { file.Path, file.Hash }).ToListAsync(cancel);
        return files.Select(file => (file.Path, file.Hash)).ToHashSet();
    }

    /// <summary>True for a folder that has not the type of this site's national home: it was not exported here.</summary>
    /// <param name="paths">Of all its files.</param>
    public async Task<bool> IsForeignAsync(IReadOnlySet<string> paths, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var own = await db.Set<ImportedFile>().Where(file => db.Set<SchemaItem>().Any(item =>
            item.Key == file.ItemKey && item.Kind == SchemaKind.ContentType && item.Alias == DocumentTypes.NationalHome))
            .Select(file => file.Path).FirstOrDefaultAsync(cancel);
        return own is not null && !paths.Contains(own);
    }

    /// <summary>ISO code of the site's default language; null while it has none.</summary>
    public async Task<string?> DefaultLanguageAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return (await db.SchemaAsync(cancel)).All<LanguageDefinition>(SchemaKind.Language).FirstOrDefault(language => language.IsDefault)
            ?.Alias;
    }

    /// <summary>True while nothing was ever imported: the site has no types and no pages yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return !await db.Set<SchemaItem>().AnyAsync(cancel);
    }
}
