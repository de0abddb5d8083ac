using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220551_CampaignOpenings")]
internal sealed class CampaignOpenings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Measured", "MailCampaign", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<int>("Opened", "MailCampaign", nullable: false, defaultValue: 0);
        migrationBuilder.CreateTable("CampaignOpening", table => new
        {
            CampaignId = table.Column<long>(nullable: false),
            Mark = table.Column<string>(maxLength: 64, nullable: false),
            At = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CampaignOpening", row => new { row.CampaignId, row.Mark }));
        migrationBuilder.CreateIndex("IX_CampaignOpening_At", "CampaignOpening", "At");
    }
}
