using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300503_RestoreMarks")]
internal sealed class RestoreMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("RestoreMark", table => new
    {
        Id = table.Identity(),
        BackedUpAt = table.Column<DateTime>(nullable: true),
        RestoredAt = table.Column<DateTime>(nullable: false),
        DecidedAt = table.Column<DateTime>(nullable: true),
        Dropped = table.Column<bool>(nullable: false),
    }, constraints: table => table.PrimaryKey("PK_RestoreMark", row => row.Id));
}
