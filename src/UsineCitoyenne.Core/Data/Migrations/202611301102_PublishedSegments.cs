using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611301102_PublishedSegments")]
internal sealed class PublishedSegments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("PublishedSegment", "Document", maxLength: 255, nullable: true);
        migrationBuilder.Sql("""UPDATE "Document" SET "PublishedSegment" = "UrlSegment" WHERE "PublishedAt" IS NOT NULL""");
    }
}
