using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220302_DocumentNames")]
internal sealed class DocumentNames : Migration
{
    // A role that may not create extensions, or a server without this one, searches without the index.
    private const string PostgreSql = """
        DO $$ BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX "IX_Document_FoldedName_Trigram" ON "Document" USING gin ("FoldedName" gin_trgm_ops);
        EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
            RAISE WARNING 'pg_trgm is not available: searching documents by name reads all names.';
        END $$
        """;

    // Row numbers stay: the table has indexes, so that VACUUM keeps them, and backups copy pages.
    private const string Sqlite = """
        CREATE VIRTUAL TABLE "DocumentName" USING fts5("FoldedName", content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
        INSERT INTO "DocumentName" (rowid, "FoldedName") SELECT rowid, "FoldedName" FROM "Document";
        CREATE TRIGGER "Document_Name_Insert" AFTER INSERT ON "Document" BEGIN
            INSERT INTO "DocumentName" (rowid, "FoldedName") VALUES (new.rowid, new."FoldedName");
        END;
        CREATE TRIGGER "Document_Name_Update" AFTER UPDATE OF "FoldedName" ON "Document" WHEN old."FoldedName" <> new."FoldedName" BEGIN
            DELETE FROM "DocumentName" WHERE rowid = old.rowid;
            INSERT INTO "DocumentName" (rowid, "FoldedName") VALUES (new.rowid, new."FoldedName");
        END;
        CREATE TRIGGER "Document_Name_Delete" AFTER DELETE ON "Document" BEGIN
            DELETE FROM "DocumentName" WHERE rowid = old.rowid;
        END;
        """;

    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(migrationBuilder.IsPostgreSql() ? PostgreSql : Sqlite);
}
