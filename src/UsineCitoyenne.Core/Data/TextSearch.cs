using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query;

namespace UsineCitoyenne.Core.Data;

/// <summary>Finds rows by a part of a text in such a way that an index serves.</summary>
internal static class TextSearch
{
    private const int TrigramLength = 3;

    /// <summary>The rows whose text begins with a prefix, by an index that <see cref="ServesPrefixes"/>. The prefix is not empty.</summary>
    public static IQueryable<T> StartingWith<T>(this SiteDbContext db, Expression<Func<T, string>> text, string prefix)
        where T : class
    {
        var test = db.Dialect.StartsWith(prefix);
        var body = ReplacingExpressionVisitor.Replace(test.Parameters[0], text.Body, test.Body);
        return db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(body, text.Parameters));
    }

    /// <summary>LIKE 'prefix%' uses no other index on PostgreSQL; SQLite compares bytes anyway.</summary>
    public static IndexBuilder<T> ServesPrefixes<T>(this IndexBuilder<T> index) =>
        index.HasAnnotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

    /// <summary>The rows whose text has all of the words, anywhere, by the index of trigrams that each engine has.</summary>
    /// <param name="trigrams">SQLite's full-text table of these texts.</param>
    public static IQueryable<T> Containing<T>(
        this SiteDbContext db, string trigrams, Expression<Func<T, string>> text, IReadOnlyCollection<string> words)
        where T : class
    {
        var rows = db.Set<T>().AsQueryable();
        var indexed = words.Where(word => word.Length >= TrigramLength).Select(word => $"\"{word}\"").ToList();
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        if (indexed.Count > 0 && db.Dialect.TrigramQuery(table, trigrams) is { } query)
        {
            rows = db.Set<T>().FromSqlRaw(query, string.Join(' ', indexed));
            words = [.. words.Where(word => word.Length < TrigramLength)];
        }
        return words.Aggregate(rows, (some, word) =>
        {
            Expression<Func<string, bool>> test = whole => whole.Contains(word);
            var body = ReplacingExpressionVisitor.Replace(test.Parameters[0], text.Body, test.Body);
            return some.Where(Expression.Lambda<Func<T, bool>>(body, text.Parameters));
        });
    }
}
