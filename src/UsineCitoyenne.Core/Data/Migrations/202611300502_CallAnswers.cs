using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300502_CallAnswers")]
internal sealed class CallAnswersTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("CallAnswer", table => new
        {
            Id = table.Identity(),
            CallKey = table.Column<Guid>(nullable: false),
            VolunteerId = table.Column<long>(nullable: false),
            Quantity = table.Column<int>(nullable: false),
            Proposed = table.Column<int>(nullable: true),
            State = table.Column<int>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            ChangedAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CallAnswer", row => row.Id));
        migrationBuilder.CreateIndex("IX_CallAnswer_CallKey_VolunteerId", "CallAnswer", ["CallKey", "VolunteerId"], unique: true);
        migrationBuilder.CreateIndex("IX_CallAnswer_VolunteerId", "CallAnswer", "VolunteerId");
        migrationBuilder.AddColumn<Guid>("CallKey", "MailCampaign", nullable: true);
    }
}
