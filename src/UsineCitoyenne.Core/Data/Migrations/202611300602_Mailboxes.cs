using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>Each form that waits for its confirmation is a row of its own; one address is one person among those who confirmed.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611300602_Mailboxes")]
internal sealed class Mailboxes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Volunteer_EmailKey", "Volunteer");
        migrationBuilder.CreateIndex("IX_Volunteer_EmailKey", "Volunteer", "EmailKey");
        migrationBuilder.CreateIndex("IX_Volunteer_Mailbox", "Volunteer", "EmailKey", unique: true, filter: "\"State\" <> 0");
    }
}
