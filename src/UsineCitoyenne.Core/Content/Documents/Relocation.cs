using Microsoft.EntityFrameworkCore;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Hangs a document elsewhere, and all below it with one statement.</summary>
internal static class Relocation
{
    /// <param name="parent">Null for the root.</param>
    public static async Task MoveAsync(ContentAct act, Document document, Document? parent)
    {
        var (oldPath, newPath) = (document.Path, Document.PathOf(parent?.Path, document.Key));
        var deeper = (parent?.Level ?? 0) + 1 - document.Level;
        await act.Db.Below(document).ExecuteUpdateAsync(row => row
            .SetProperty(below => below.Path, below => newPath + below.Path.Substring(oldPath.Length))
            .SetProperty(below => below.Level, below => below.Level + deeper), act.Cancel);
        document.ParentKey = parent?.Key;
        document.Path = newPath;
        document.Level += deeper;
    }
}
