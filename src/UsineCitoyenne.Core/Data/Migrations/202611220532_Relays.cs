using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220532_Relays")]
internal sealed class Relays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("HeardByAccountId", "Consent", nullable: true);
        migrationBuilder.AddColumn<long>("SourceId", "Volunteer", nullable: true);
        migrationBuilder.CreateIndex("IX_Volunteer_SourceId", "Volunteer", "SourceId", filter: "\"SourceId\" IS NOT NULL");

        migrationBuilder.CreateTable("Relay", table => new
        {
            Id = table.Identity(),
            Code = table.Column<string>(maxLength: 8, nullable: false),
            Kind = table.Column<int>(nullable: false),
            Name = table.Column<string>(maxLength: 120, nullable: false),
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            Contact = table.Column<string>(maxLength: 200, nullable: false),
            Note = table.Column<string>(maxLength: 1000, nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            RetiredAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_Relay", row => row.Id));
        migrationBuilder.CreateIndex("IX_Relay_Code", "Relay", "Code", unique: true);
        migrationBuilder.CreateIndex("IX_Relay_TerritoryKind_TerritoryCode", "Relay", ["TerritoryKind", "TerritoryCode"]);
    }
}
