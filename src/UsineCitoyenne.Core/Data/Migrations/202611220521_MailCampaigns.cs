using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220521_MailCampaigns")]
internal sealed class MailCampaigns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("MailCampaign", table => new
        {
            Id = table.Identity(),
            AccountId = table.Column<long>(nullable: false),
            Scope = table.Column<string>(maxLength: 2000, nullable: false),
            View = table.Column<string>(maxLength: 8000, nullable: false),
            Signature = table.Column<string>(maxLength: 400, nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            Purpose = table.Column<int>(nullable: false),
            Subject = table.Column<string>(maxLength: 120, nullable: false),
            Body = table.Column<string>(maxLength: 8000, nullable: false),
            State = table.Column<int>(nullable: false),
            Expected = table.Column<int>(nullable: false),
            DueAt = table.Column<DateTime>(nullable: true),
            ApprovedByAccountId = table.Column<long>(nullable: true),
            BatchId = table.Column<long>(nullable: true),
            Cursor = table.Column<long>(nullable: false),
            Recipients = table.Column<int>(nullable: false),
            PreparedAt = table.Column<DateTime>(nullable: true),
            FinishedAt = table.Column<DateTime>(nullable: true),
            Sent = table.Column<int>(nullable: false),
            Failed = table.Column<int>(nullable: false),
            Unsubscribed = table.Column<int>(nullable: false),
            StopReason = table.Column<string>(maxLength: 200, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_MailCampaign", row => row.Id));
        migrationBuilder.CreateIndex("IX_MailCampaign_State_DueAt", "MailCampaign", ["State", "DueAt"]);
        migrationBuilder.CreateIndex("IX_MailCampaign_AccountId", "MailCampaign", "AccountId");
    }
}
