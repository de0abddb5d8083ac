using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300801_PageViews")]
internal sealed class PageViews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("PageView", table => new
    {
        Day = table.Column<DateOnly>(nullable: false),
        SiteKey = table.Column<Guid>(nullable: false),
        DocumentKey = table.Column<Guid>(nullable: false),
        Views = table.Column<int>(nullable: false),
    }, constraints: table => table.PrimaryKey("PK_PageView", row => new { row.Day, row.SiteKey, row.DocumentKey }));
}
