using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300401_InboundReceipts")]
internal sealed class InboundReceipts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("InboundReceipt", table => new
        {
            Id = table.Column<string>(maxLength: 64, nullable: false),
            At = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_InboundReceipt", row => row.Id));
        migrationBuilder.CreateIndex("IX_InboundReceipt_At", "InboundReceipt", "At");
    }
}
