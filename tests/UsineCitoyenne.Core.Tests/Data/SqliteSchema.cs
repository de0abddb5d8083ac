using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace UsineCitoyenne.Core.Tests.Data;

internal static class SqliteSchema
{
    private const string Tables = """
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
            AND name NOT IN ('MigrationsHistory', '__EFMigrationsLock')
        """;

    private const string Columns = $"""
        SELECT t.name || char(9) || c.name || char(9) || c.type
            || iif(c."notnull", ' not null', '') || iif(c.pk, ' key ' || c.pk, '') || iif(c.hidden, ' generated', '')
            || coalesce(' default ' || c.dflt_value, '')
        FROM ({Tables}) t JOIN pragma_table_xinfo(t.name) c
        """;

    private const string ForeignKeys = $"""
        SELECT 'foreign key ' || t.name || ' (' || group_concat(f."from", ', ') || ') to ' || f."table"
            || ' (' || group_concat(f."to", ', ') || ') on delete ' || f.on_delete || ' on update ' || f.on_update
        FROM ({Tables}) t JOIN pragma_foreign_key_list(t.name) f GROUP BY t.name, f.id
        """;

    private const string Indexes = $"""
        SELECT 'index ' || t.name || ' ' || i.name || ': ' || iif(i."unique", 'unique ', '')
            || (SELECT group_concat(x.name || ' ' || x.coll || iif(x."desc", ' desc', ''), ', ')
                FROM pragma_index_xinfo(i.name) x WHERE x.key)
            || coalesce(' ' || substr(s.sql, nullif(instr(s.sql, ' WHERE '), 0)), '')
        FROM ({Tables}) t JOIN pragma_index_list(t.name) i LEFT JOIN sqlite_schema s ON s.name = i.name
        WHERE NOT EXISTS (SELECT 1 FROM pragma_index_info(i.name) e WHERE e.cid = -2)
        """;

    public static async Task<SortedSet<string>> ReadAsync(DbConnection connection)
    {
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        facts.UnionWith((await Schema.QueryAsync(connection, Tables)).Select(table => $"table {table}"));
        facts.UnionWith((await Schema.QueryAsync(connection, Columns)).Select(line => Column(connection, line.Split('\t'))));
        facts.UnionWith(await Schema.QueryAsync(connection, ForeignKeys));
        facts.UnionWith(await Schema.QueryAsync(connection, Indexes));
        return facts;
    }

    // Collation and AUTOINCREMENT are in no pragma.
    private static string Column(DbConnection connection, string[] parts)
    {
        raw.sqlite3_table_column_metadata(
            ((SqliteConnection)connection).Handle, "main", parts[0], parts[1], out _, out var collation, out _, out _, out var numbered);
        return $"column {parts[0]}.{parts[1]}: {parts[2]}"
            + (collation == "BINARY" ? "" : $" collate {collation}")
            + (numbered == 1 ? " autoincrement" : "");
    }
}
