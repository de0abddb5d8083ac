using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Views;

/// <summary>Which pages are read most, for those who write them and those who organise.</summary>
public sealed class PageViewReport(Database database, SiteContent content, TimeProvider clock)
{
    /// <summary>The most read pages of the sites that an editor writes for; of all sites for who has the whole tree.</summary>
    /// <param name="days">How far back, today included.</param>
    public async Task<IReadOnlyList<ReadPage>> MostReadAsync(Editor editor, int days, int take, CancellationToken cancel = default) =>
        await MostReadAsync(editor.Documents.Root ? null : await SitesAsync(editor, cancel), days, take, cancel);

    /// <param name="sites">Keys of homes; null for all sites together.</param>
    /// <param name="days">How far back, today included.</param>
    public async Task<IReadOnlyList<ReadPage>> MostReadAsync(
        IReadOnlyCollection<Guid>? sites, int days, int take, CancellationToken cancel = default)
    {
        var from = FrenchTime.DayOf(clock.GetUtcNow().UtcDateTime).AddDays(1 - days);
        await using var db = database.Read();
        var rows = await db.Set<PageView>().Where(row => row.Day >= from && (sites == null || sites.Contains(row.SiteKey)))
            .GroupBy(row => row.DocumentKey).Select(group => new { Key = group.Key, Views = group.Sum(row => row.Views) })
            .OrderByDescending(row => row.Views).Take(take * 2).ToListAsync(cancel);
        // What went offline meanwhile has no address to lead to.
        var snapshot = content.Current;
        return [.. rows.Select(row => (Document: snapshot.ByKey(row.Key), row.Views)).Where(row => row.Document is not null).Take(take)
            .Select(row => new ReadPage(row.Document!.Key, row.Document.Name, row.Document.Url, row.Views))];
    }

    private async Task<IReadOnlyCollection<Guid>> SitesAsync(Editor editor, CancellationToken cancel)
    {
        await using var db = database.Read();
        return await db.Set<Document>().Where(document => document.ContentType == DocumentTypes.DepartementHome && !document.Trashed)
            .Within(editor.Documents).Select(document => document.Key).ToListAsync(cancel);
    }
}

/// <param name="Url">Where it is read.</param>
public sealed record ReadPage(Guid Key, string Name, string Url, int Views);
