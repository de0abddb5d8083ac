using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>A new address waits here for the click of its owner.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611300603_AddressChanges")]
internal sealed class AddressChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("AddressChange", table => new
        {
            Id = table.Identity(),
            VolunteerId = table.Column<long>(nullable: false),
            Email = table.Column<string>(maxLength: 254, nullable: false),
            FormerEmail = table.Column<string>(maxLength: 254, nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            ConfirmedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_AddressChange", row => row.Id));
        migrationBuilder.CreateIndex("IX_AddressChange_VolunteerId", "AddressChange", "VolunteerId");
    }
}
