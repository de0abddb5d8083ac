using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// Records of imports by item, since folders of two sites may use the same file names, and the files themselves. Files imported
/// before are kept at the next import, which finds them unchanged.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611210040_ImportedFiles")]
internal sealed class ImportedFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ImportedFile",
            table => new
            {
                ItemKey = table.Column<Guid>(nullable: false),
                Path = table.Column<string>(maxLength: 400, nullable: false),
                Hash = table.Column<string>(maxLength: 64, nullable: false),
                ItemVersion = table.Column<int>(nullable: false),
                ImportedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ImportedFile", row => row.ItemKey));
        migrationBuilder.CreateTable(
            "ImportedSource",
            table => new
            {
                ItemKey = table.Column<Guid>(nullable: false),
                Content = table.Column<byte[]>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ImportedSource", row => row.ItemKey));
        migrationBuilder.Sql("""
            INSERT INTO "ImportedFile" ("ItemKey", "Path", "Hash", "ItemVersion", "ImportedAt")
            SELECT "ItemKey", "Path", "Hash", "ItemVersion", "ImportedAt" FROM "ImportRecord" AS "record"
            WHERE "Path" = (SELECT MIN("other"."Path") FROM "ImportRecord" AS "other" WHERE "other"."ItemKey" = "record"."ItemKey")
            """);
        migrationBuilder.DropTable("ImportRecord");
        // SQL that both engines read: without a model snapshot EF cannot drop a column of SQLite.
        migrationBuilder.Sql("""ALTER TABLE "SchemaItem" DROP COLUMN "Xml" """);
        migrationBuilder.Sql("""ALTER TABLE "SchemaItem" DROP COLUMN "Hash" """);
        migrationBuilder.Sql("""ALTER TABLE "Document" DROP COLUMN "Remainder" """);
        migrationBuilder.Sql("""ALTER TABLE "MediaItem" DROP COLUMN "Remainder" """);
    }
}
