using System.Data.Common;

namespace UsineCitoyenne.Core.Tests.Data;

internal static class PostgreSqlSchema
{
    private const string Tables = """
        SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('MigrationsHistory', '__EFMigrationsLock')
        """;

    private const string Columns = $"""
        SELECT 'column ' || t.relname || '.' || a.attname || ': ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE a.attidentity WHEN '' THEN '' ELSE ' identity ' || a.attidentity::text END
            || CASE a.attgenerated WHEN '' THEN '' ELSE ' generated' END
            || CASE WHEN a.attcollation <> y.typcollation THEN ' collate ' || o.collname ELSE '' END
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        FROM ({Tables}) t
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type y ON y.oid = a.atttypid
        LEFT JOIN pg_collation o ON o.oid = a.attcollation
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE y.typname <> 'tsvector'
        """;

    private const string Constraints = $"""
        SELECT 'constraint ' || t.relname || ' ' || k.conname || ': ' || pg_get_constraintdef(k.oid)
        FROM ({Tables}) t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype IN ('p', 'f', 'u', 'c')
        """;

    private const string Indexes = $"""
        SELECT 'index ' || pg_get_indexdef(i.indexrelid)
        FROM ({Tables}) t JOIN pg_index i ON i.indrelid = t.oid
        JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
        WHERE m.amname NOT IN ('gin', 'gist') AND i.indexprs IS NULL
        """;

    public static async Task<SortedSet<string>> ReadAsync(DbConnection connection)
    {
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        facts.UnionWith(await Schema.QueryAsync(connection, $"SELECT 'table ' || relname FROM ({Tables}) t"));
        facts.UnionWith(await Schema.QueryAsync(connection, Columns));
        facts.UnionWith(await Schema.QueryAsync(connection, Constraints));
        facts.UnionWith(await Schema.QueryAsync(connection, Indexes));
        return facts;
    }
}
