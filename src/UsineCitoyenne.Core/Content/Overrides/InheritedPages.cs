using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Core.Content.Overrides;

/// <summary>What a département's list shows of the nation's, and what of it has a local version.</summary>
public sealed class InheritedPages(ContentService content)
{
    /// <summary>In the order of the national list; empty for a list that inherits nothing.</summary>
    /// <param name="list">A list of tutorials, questions or videos of a département.</param>
    /// <exception cref="ContentNotFoundException">No such list.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<IReadOnlyList<InheritedPage>> ListAsync(Editor editor, Guid list, CancellationToken cancel = default)
    {
        await using var db = content.Database.Read();
        var local = await db.DocumentAsync(list, cancel);
        editor.Require(DocumentVerbs.Read, local.Path);
        if (!DocumentTypes.IsInherited(local.ContentType)
            || !await db.Set<Document>()
            .AnyAsync(home => home.Key == local.ParentKey && home.ContentType == DocumentTypes.DepartementHome, cancel))
        {
            return [];
        }
        var national = await db.Set<Document>().Where(document => document.ContentType == local.ContentType && !document.Trashed
                && db.Set<Document>().Any(home => home.Key == document.ParentKey && home.ContentType == DocumentTypes.NationalHome))
            .InOrder().Select(document => document.Key).FirstOrDefaultAsync(cancel);
        var sources = await db.Set<Document>().Where(document => document.ParentKey == national && document.Published && !document.Trashed)
            .InOrder()
            .Select(document => new
            {
                document.Key,
                Name = document.PublishedName!,
                PublishedAt = document.PublishedAt!.Value,
                document.UrlSegment
            })
            .ToListAsync(cancel);
        var own = await db.Set<Document>().Where(document => document.ParentKey == list && !document.Trashed)
            .Select(document => new
            {
                document.Key,
                document.Published,
                document.UrlSegment,
                Source = db.Set<ContentOverride>().Where(row => row.DocumentKey == document.Key).Select(row => (Guid?)row.SourceKey)
                    .FirstOrDefault(),
            }).ToListAsync(cancel);
        return [.. sources.Select(source =>
        {
            // Taken over here, or by hand: the same address stands in for the source too.
            var mine = own.Find(page => page.Source == source.Key)
                ?? own.Find(page => page.UrlSegment.Equals(source.UrlSegment, StringComparison.OrdinalIgnoreCase));
            return new InheritedPage(source.Key, source.Name, source.PublishedAt, mine?.Key, mine?.Published == true);
        })];
    }
}

/// <param name="PublishedAt">UTC.</param>
/// <param name="Local">The local version; null while the list shows the nation's.</param>
/// <param name="LocalIsOnline">False while the local version is a draft: visitors still read the nation's.</param>
public sealed record InheritedPage(Guid Source, string Name, DateTime PublishedAt, Guid? Local, bool LocalIsOnline);
