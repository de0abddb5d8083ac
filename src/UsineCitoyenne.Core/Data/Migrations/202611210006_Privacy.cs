using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611210006_Privacy")]
internal sealed class Privacy : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("AuditEntry", table => new
        {
            Id = table.Identity(),
            At = table.Column<DateTime>(nullable: false),
            AccountId = table.Column<long>(nullable: true),
            Action = table.Column<string>(maxLength: 40, nullable: false),
            Territory = table.Column<string>(maxLength: 40, nullable: true),
            Detail = table.Column<string>(maxLength: 200, nullable: true),
        }, constraints: table => table.PrimaryKey("PK_AuditEntry", row => row.Id));
        migrationBuilder.CreateIndex("IX_AuditEntry_AccountId", "AuditEntry", "AccountId");
        migrationBuilder.CreateIndex("IX_AuditEntry_At", "AuditEntry", "At");

        migrationBuilder.CreateTable("AuditSubject", table => new
        {
            VolunteerId = table.Column<long>(nullable: false),
            AuditEntryId = table.Column<long>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_AuditSubject", row => new { row.VolunteerId, row.AuditEntryId });
            table.ForeignKey(
                "FK_AuditSubject_AuditEntry_AuditEntryId", row =>
                    row.AuditEntryId, "AuditEntry", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_AuditSubject_AuditEntryId", "AuditSubject", "AuditEntryId");

        migrationBuilder.CreateTable("Consent", table => new
        {
            Id = table.Identity(),
            VolunteerId = table.Column<long>(nullable: false),
            Purpose = table.Column<string>(maxLength: 20, nullable: false),
            Version = table.Column<int>(nullable: false),
            GivenAt = table.Column<DateTime>(nullable: false),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
            Channel = table.Column<string>(maxLength: 20, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_Consent", row => row.Id));
        migrationBuilder.CreateIndex("IX_Consent_VolunteerId", "Consent", "VolunteerId");

        migrationBuilder.CreateTable("ConsentText", table => new
        {
            Purpose = table.Column<string>(maxLength: 20, nullable: false),
            Version = table.Column<int>(nullable: false),
            Body = table.Column<string>(maxLength: 2000, nullable: false),
            PublishedAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_ConsentText", row => new { row.Purpose, row.Version }));
    }
}
