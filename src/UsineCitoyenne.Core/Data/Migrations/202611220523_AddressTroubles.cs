using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220523_AddressTroubles")]
internal sealed class AddressTroubles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("AddressTrouble", table => new
    {
        RecipientKind = table.Column<string>(maxLength: 40, nullable: false),
        RecipientId = table.Column<long>(nullable: false),
        At = table.Column<DateTime>(nullable: false),
        Status = table.Column<string>(maxLength: 20, nullable: false),
    }, constraints: table => table.PrimaryKey("PK_AddressTrouble", row => new { row.RecipientKind, row.RecipientId }));
}
