using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>The journal reads the audit newest first, of one person, one verb or one territory.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611220541_AuditJournal")]
internal sealed class AuditJournal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_AuditEntry_AccountId", "AuditEntry");
        migrationBuilder.CreateIndex("IX_AuditEntry_AccountId_Id", "AuditEntry", ["AccountId", "Id"]);
        migrationBuilder.CreateIndex("IX_AuditEntry_Action_Id", "AuditEntry", ["Action", "Id"]);
        migrationBuilder.CreateIndex("IX_AuditEntry_Territory_Id", "AuditEntry", ["Territory", "Id"]);
    }
}
