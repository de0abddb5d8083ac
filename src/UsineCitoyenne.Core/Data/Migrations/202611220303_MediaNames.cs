using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220303_MediaNames")]
internal sealed class MediaNames : Migration
{
    // Filled by DocumentBackfill on start: no engine folds as we do.
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("FoldedName", "MediaItem", maxLength: 600, nullable: false, defaultValue: "");
}
