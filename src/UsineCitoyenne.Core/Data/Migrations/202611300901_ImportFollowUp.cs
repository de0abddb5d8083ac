using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300901_ImportFollowUp")]
internal sealed class ImportFollowUp : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("Known", "ImportJob", nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<bool>("OralAgreement", "ImportJob", nullable: false, defaultValue: false);
        migrationBuilder.CreateTable("ImportArrival", table => new
        {
            JobId = table.Column<long>(nullable: false),
            VolunteerId = table.Column<long>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_ImportArrival", row => new { row.JobId, row.VolunteerId });
            table.ForeignKey("FK_ImportArrival_ImportJob_JobId", row => row.JobId, "ImportJob", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
