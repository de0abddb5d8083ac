using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220520_MailBatches")]
internal sealed class MailBatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("MailBatch", table => new
        {
            Id = table.Identity(),
            Flow = table.Column<int>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_MailBatch", row => row.Id));
        migrationBuilder.CreateIndex("IX_MailBatch_Flow", "MailBatch", "Flow");

        migrationBuilder.AddColumn<long>("BatchId", "OutboxMail", nullable: true);
        migrationBuilder.CreateIndex(
            "IX_OutboxMail_BatchId_State_DueAt", "OutboxMail", ["BatchId", "State", "DueAt"], filter: "\"BatchId\" IS NOT NULL");
    }
}
