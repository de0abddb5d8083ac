using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>Mails that wait are not in the index of those that left: a million queued is written once less.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611220550_SentMails")]
internal sealed class SentMails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_OutboxMail_SentAt", "OutboxMail");
        migrationBuilder.CreateIndex("IX_OutboxMail_SentAt", "OutboxMail", "SentAt", filter: "\"SentAt\" IS NOT NULL");
    }
}
