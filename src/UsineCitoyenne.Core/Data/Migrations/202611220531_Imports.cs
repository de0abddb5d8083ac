using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220531_Imports")]
internal sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("ImportJob", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            AccountId = table.Column<long>(nullable: false),
            Format = table.Column<int>(nullable: false),
            Secret = table.Column<byte[]>(maxLength: 32, nullable: true),
            Columns = table.Column<string>(maxLength: 80, nullable: false),
            DefaultProfile = table.Column<string>(maxLength: 40, nullable: false),
            FillGaps = table.Column<bool>(nullable: false),
            SamePhone = table.Column<bool>(nullable: false),
            SameName = table.Column<bool>(nullable: false),
            State = table.Column<int>(nullable: false),
            Total = table.Column<long>(nullable: false),
            Read = table.Column<long>(nullable: false),
            Added = table.Column<long>(nullable: false),
            Filled = table.Column<long>(nullable: false),
            Refused = table.Column<long>(nullable: false),
            Problem = table.Column<string>(maxLength: 300, nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            EndedAt = table.Column<DateTime>(nullable: true),
            LeasedUntil = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_ImportJob", row => row.Id));
        migrationBuilder.CreateIndex("IX_ImportJob_AccountId", "ImportJob", "AccountId");
        migrationBuilder.CreateIndex("IX_ImportJob_Key", "ImportJob", "Key", unique: true);

        migrationBuilder.CreateTable("ImportRefusal", table => new
        {
            JobId = table.Column<long>(nullable: false),
            Line = table.Column<long>(nullable: false),
            Reason = table.Column<string>(maxLength: 200, nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_ImportRefusal", row => new { row.JobId, row.Line });
            table.ForeignKey("FK_ImportRefusal_ImportJob_JobId", row => row.JobId, "ImportJob", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
