using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220530_Freshness")]
internal sealed class Freshness : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Freshness", "Volunteer", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<DateTime>("FreshnessAt", "Volunteer", nullable: true);
        migrationBuilder.Sql("""UPDATE "Volunteer" SET "FreshnessAt" = coalesce("ConfirmedAt", "CreatedAt")""");
        migrationBuilder.CreateIndex("IX_Volunteer_Freshness_FreshnessAt", "Volunteer", ["Freshness", "FreshnessAt"],
            filter: "\"ConfirmedAt\" IS NOT NULL");

        migrationBuilder.CreateTable("RetentionFigure", table => new
        {
            Id = table.Identity(),
            RunAt = table.Column<DateTime>(nullable: false),
            Rule = table.Column<int>(nullable: false),
            Count = table.Column<int>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_RetentionFigure", row => row.Id));
        migrationBuilder.CreateIndex("IX_RetentionFigure_RunAt", "RetentionFigure", "RunAt");
    }
}
