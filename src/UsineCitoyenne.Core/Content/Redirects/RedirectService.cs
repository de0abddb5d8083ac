using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>The dashboard of redirects. An editor sees those that lead below their start nodes.</summary>
public sealed class RedirectService(ContentService content, SiteContent site)
{
    internal const string Disabled = "redirects.disabled";

    /// <summary>Newest first.</summary>
    /// <param name="filter">A part of the old address; empty for all.</param>
    /// <param name="document">Only those that lead to it; null for all.</param>
    public async Task<Page<RedirectItem>> PageAsync(
        Editor editor, string filter, Guid? document, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = content.Database.Read();
        var text = filter.Trim().ToLowerInvariant();
        var within = db.Set<Document>().Within(editor.Documents).Select(target => target.Key);
        var rows = db.Set<Redirect>()
            .Where(row => (text == "" || row.Path.Contains(text)) && (document == null || row.DocumentKey == document)
            && within.Contains(row.DocumentKey));
        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Key).Skip(skip).Take(take).ToListAsync(cancel);
        var snapshot = site.Current;
        return new Page<RedirectItem>(await rows.CountAsync(cancel), [.. page.Select(row => new RedirectItem(
            row.Key, row.Path, snapshot.ByKey(row.DocumentKey)?.Url, row.DocumentKey, row.CreatedAt))]);
    }

    /// <exception cref="ContentNotFoundException">No such redirect.</exception>
    /// <exception cref="EditorDeniedException">The editor may not move the document that it leads to.</exception>
    public Task DeleteAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        var row = await act.Db.Set<Redirect>().FirstOrDefaultAsync(row => row.Key == key, cancel)
            ?? throw new ContentNotFoundException("Cette redirection n’existe plus.");
        var target = await act.Db.Set<Document>().SingleAsync(document => document.Key == row.DocumentKey, cancel);
        editor.Require(DocumentVerbs.Move, target.Path);
        act.Db.Remove(row);
    }, cancel);

    public async Task<bool> IsEnabledAsync(CancellationToken cancel = default)
    {
        await using var db = content.Database.Read();
        return !await db.Set<ContentSetting>().AnyAsync(setting => setting.Name == Disabled, cancel);
    }

    /// <summary>For the whole site. Switched off, addresses that change are still remembered.</summary>
    /// <exception cref="EditorDeniedException">Not an administrator.</exception>
    public Task EnableAsync(Editor editor, bool enabled, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        if (editor is { IsAdministrator: false } && editor != Editor.System)
        {
            throw new EditorDeniedException();
        }
        act.Changed(ChangeKind.Redirects);
        await act.Db.Set<ContentSetting>().Where(setting => setting.Name == Disabled).ExecuteDeleteAsync(cancel);
        if (!enabled)
        {
            act.Db.Add(new ContentSetting { Name = Disabled, Value = "1" });
        }
    }, cancel);
}
