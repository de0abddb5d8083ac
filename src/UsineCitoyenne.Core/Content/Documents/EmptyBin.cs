using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Deletes for good all that the editor may delete of the recycle bin.</summary>
public sealed class EmptyBin(ContentService content)
{
    /// <returns>How many entries of the bin were deleted; what hung below them is not counted.</returns>
    public Task<int> RunAsync(Editor editor, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        // The deepest first: what was put in the bin on its own account need not be moved out of what goes after it.
        var all = await act.Db.Set<Document>().Where(document => document.BinRoot).OrderByDescending(document => document.Level)
            .ToListAsync(cancel);
        var mine = all.Where(document => editor.Can(DocumentVerbs.Delete, document.Path)).ToList();
        foreach (var document in mine)
        {
            await Erasure.RunAsync(act, document);
        }
        return mine.Count;
    }, cancel);
}
