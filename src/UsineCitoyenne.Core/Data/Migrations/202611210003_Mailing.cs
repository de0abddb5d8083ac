using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611210003_Mailing")]
internal sealed class Mailing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "OutboxMail",
            columns: table => new
            {
                Id = Columns.Identity(table),
                Template = table.Column<string>(maxLength: 80, nullable: false),
                RecipientKind = table.Column<string>(maxLength: 40, nullable: false),
                RecipientId = table.Column<long>(nullable: false),
                Data = table.Column<string>(maxLength: 4000, nullable: false),
                DedupKey = table.Column<string>(maxLength: 200, nullable: true),
                Bulk = table.Column<bool>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                DueAt = table.Column<DateTime>(nullable: false),
                State = table.Column<int>(nullable: false),
                Attempts = table.Column<int>(nullable: false),
                LeasedBy = table.Column<string>(maxLength: 120, nullable: true),
                LeasedUntil = table.Column<DateTime>(nullable: true),
                MessageId = table.Column<string>(maxLength: 320, nullable: true),
                SentAt = table.Column<DateTime>(nullable: true),
                LastError = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_OutboxMail", row => row.Id));
        migrationBuilder.CreateIndex("IX_OutboxMail_State_Bulk_DueAt", "OutboxMail", ["State", "Bulk", "DueAt"]);
        migrationBuilder.CreateIndex("IX_OutboxMail_DedupKey", "OutboxMail", "DedupKey", unique: true, filter: "\"DedupKey\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_OutboxMail_RecipientKind_RecipientId", "OutboxMail", ["RecipientKind", "RecipientId"]);
        migrationBuilder.CreateIndex("IX_OutboxMail_SentAt", "OutboxMail", "SentAt");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("OutboxMail");
}
