using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220522_Grouping")]
internal sealed class Grouping : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Choice", "Consent", maxLength: 20, nullable: true);

        migrationBuilder.CreateTable("OrganiserDigest", table => new
        {
            AccountId = table.Column<long>(nullable: false),
            Frequency = table.Column<int>(nullable: false),
            NextAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_OrganiserDigest", row => row.AccountId));

        migrationBuilder.CreateTable("DigestEntry", table => new
        {
            AccountId = table.Column<long>(nullable: false),
            VolunteerId = table.Column<long>(nullable: false),
            DueAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_DigestEntry", row => new { row.AccountId, row.VolunteerId }));
        migrationBuilder.CreateIndex("IX_DigestEntry_AccountId_DueAt", "DigestEntry", ["AccountId", "DueAt"]);
        migrationBuilder.CreateIndex("IX_Volunteer_ConfirmedAt", "Volunteer", "ConfirmedAt");
    }
}
