using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Finds documents by parts of their names, by the index of three letters that each engine has.</summary>
internal static class DocumentNames
{
    /// <returns>Keys of those whose name has all words of <paramref name="text"/>, anywhere; null for a text without words.</returns>
    public static IQueryable<Guid>? Having(SiteDbContext db, string text)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(8).ToList();
        if (words.Count == 0)
        {
            return null;
        }
        return db.Containing<Document>("DocumentName", document => document.FoldedName, words).Select(document => document.Key);
    }
}
