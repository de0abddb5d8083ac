using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Finds documents by parts of their names, by the index of three letters that each engine has.</summary>
internal static class DocumentNames
{
    private const int IndexedLength = 3;

    /// <returns>Keys of those whose name has all words of <paramref name="text"/>, anywhere; null for a text without words.</returns>
    public static IQueryable<Guid>? Having(SiteDbContext db, string text)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(8).ToList();
        if (words.Count == 0)
        {
            return null;
        }
        // On SQLite EF writes Contains so that no index serves; PostgreSQL's serves its LIKE.
        var indexed = db.Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal) ? [] : words.FindAll(word => word.Length >= IndexedLength);
        var documents = db.Set<Document>().AsQueryable();
        if (indexed.Count > 0)
        {
            var match = string.Join(' ', indexed.Select(word => $"\"{word}\""));
            documents = db.Set<Document>().FromSql(
                $"""SELECT * FROM "Document" WHERE rowid IN (SELECT rowid FROM "DocumentName" WHERE "DocumentName" MATCH {match})""");
        }
        return words.Except(indexed).Aggregate(documents, (some, word) => some.Where(document => document.FoldedName.Contains(word)))
            .Select(document => document.Key);
    }
}
