using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300101_OnlineSegments")]
internal sealed class OnlineSegments : Migration
{
    // The first of several is the one that visitors are given at present: it keeps the address.
    private const string PartTwins = """
        UPDATE "Document" SET "UrlSegment" = substr("UrlSegment", 1, 200) || '-' || lower(substr(CAST("Key" AS text), 1, 8))
        WHERE "Key" IN (
            SELECT "Key" FROM (
                SELECT "Key", row_number() OVER (
                    PARTITION BY "ParentKey", lower("UrlSegment") ORDER BY "SortOrder", "PublishedName", "Key") AS "Place"
                FROM "Document" WHERE "Published" AND NOT "Trashed") AS "Online"
            WHERE "Place" > 1)
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("OnlineSegment", "Document", maxLength: 255, nullable: true);
        migrationBuilder.Sql(PartTwins);
        migrationBuilder.Sql("""UPDATE "Document" SET "OnlineSegment" = "UrlSegment" WHERE "Published" AND NOT "Trashed" """);
        migrationBuilder.CreateIndex(
            "IX_Document_ParentKey_OnlineSegment", "Document", ["ParentKey", "OnlineSegment"], unique: true,
            filter: "\"OnlineSegment\" IS NOT NULL");
        migrationBuilder.CreateIndex(
            "IX_Document_OnlineSegment", "Document", "OnlineSegment", unique: true,
            filter: "\"OnlineSegment\" IS NOT NULL AND \"ParentKey\" IS NULL");
    }
}
