using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>How much goes when a page goes, to be told before anybody says yes.</summary>
public sealed class DocumentBranch(Database database)
{
    /// <exception cref="ContentNotFoundException">No such document.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<BranchSize> CountAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var top = await db.Set<Document>().AsNoTracking().Where(document => document.Key == key)
            .Select(document => new { document.Path, document.Trashed })
            .FirstOrDefaultAsync(cancel) ?? throw new ContentNotFoundException();
        editor.Require(DocumentVerbs.Read, top.Path);
        var branch = db.Within(top.Path).Where(document => document.Trashed == top.Trashed && (!document.BinRoot || document.Key == key));
        return new BranchSize(await branch.CountAsync(cancel),
            await branch.CountAsync(document => document.Published && !document.Trashed, cancel));
    }
}

/// <param name="Pages">The page itself and all below it, without what is in the recycle bin; of a page that is there, what went along with
/// it.</param>
/// <param name="Online">Those of them that are published.</param>
public sealed record BranchSize(int Pages, int Online);
