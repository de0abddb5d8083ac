using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300402_Returns")]
internal sealed class Returns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("ReturnEntry", table => new
        {
            Id = Columns.Identity(table),
            MailId = table.Column<long>(nullable: false),
            RecipientKind = table.Column<string>(maxLength: 40, nullable: false),
            RecipientId = table.Column<long>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
            Class = table.Column<int>(nullable: false),
            Status = table.Column<string>(maxLength: 20, nullable: false),
            Domain = table.Column<string>(maxLength: 253, nullable: true),
        }, constraints: table => table.PrimaryKey("PK_ReturnEntry", row => row.Id));
        migrationBuilder.CreateIndex("IX_ReturnEntry_MailId_Class", "ReturnEntry", ["MailId", "Class"], unique: true);
        migrationBuilder.CreateIndex("IX_ReturnEntry_RecipientKind_RecipientId_At", "ReturnEntry", ["RecipientKind", "RecipientId", "At"]);
        migrationBuilder.CreateIndex("IX_ReturnEntry_Domain_At", "ReturnEntry", ["Domain", "At"], filter: "\"Domain\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_ReturnEntry_At", "ReturnEntry", "At");
        migrationBuilder.CreateTable("ProviderRefusal", table => new
        {
            Domain = table.Column<string>(maxLength: 253, nullable: false),
            Since = table.Column<DateTime>(nullable: false),
            LastAt = table.Column<DateTime>(nullable: false),
            PausedUntil = table.Column<DateTime>(nullable: false),
            Recipients = table.Column<int>(nullable: false),
            Answer = table.Column<string>(maxLength: 500, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_ProviderRefusal", row => row.Domain));
    }
}
