using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220510_ContactWork")]
internal sealed class ContactWork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("TagIds", "Volunteer", maxLength: 200, nullable: false, defaultValue: "");

        migrationBuilder.CreateTable("ContactTag", table => new
        {
            Id = table.Identity(),
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            Label = table.Column<string>(maxLength: 40, nullable: false),
            LabelKey = table.Column<string>(maxLength: 80, nullable: false),
            AccountId = table.Column<long>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_ContactTag", row => row.Id));
        migrationBuilder.CreateIndex(
            "IX_ContactTag_TerritoryKind_TerritoryCode_LabelKey", "ContactTag", ["TerritoryKind", "TerritoryCode", "LabelKey"],
            unique: true);

        migrationBuilder.CreateTable("VolunteerNote", table => new
        {
            Id = table.Identity(),
            VolunteerId = table.Column<long>(nullable: false),
            AccountId = table.Column<long>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
            Text = table.Column<string>(maxLength: 2000, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_VolunteerNote", row => row.Id));
        migrationBuilder.CreateIndex("IX_VolunteerNote_VolunteerId", "VolunteerNote", "VolunteerId");

        migrationBuilder.CreateTable("VolunteerChange", table => new
        {
            Id = table.Identity(),
            VolunteerId = table.Column<long>(nullable: false),
            EditId = table.Column<Guid>(nullable: false),
            Field = table.Column<int>(nullable: false),
            Before = table.Column<string>(maxLength: 40, nullable: false),
            After = table.Column<string>(maxLength: 40, nullable: false),
            AccountId = table.Column<long>(nullable: true),
            At = table.Column<DateTime>(nullable: false),
            Undoes = table.Column<bool>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_VolunteerChange", row => row.Id));
        migrationBuilder.CreateIndex("IX_VolunteerChange_VolunteerId", "VolunteerChange", "VolunteerId");
        migrationBuilder.CreateIndex("IX_VolunteerChange_Field_At", "VolunteerChange", ["Field", "At"]);
    }
}
