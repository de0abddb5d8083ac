using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220501_Leavers")]
internal sealed class Leavers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Leaver", table => new
        {
            Hash = table.Column<string>(maxLength: 64, nullable: false),
            LeftAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_Leaver", row => row.Hash));
        migrationBuilder.CreateIndex("IX_Leaver_LeftAt", "Leaver", "LeftAt");
    }
}
