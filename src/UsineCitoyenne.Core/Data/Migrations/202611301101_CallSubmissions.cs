using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611301101_CallSubmissions")]
internal sealed class CallSubmissions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("CallSubmission", table => new
        {
            Id = table.Identity(),
            CallKey = table.Column<Guid>(nullable: false),
            Quantity = table.Column<int>(nullable: false),
            Site = table.Column<string>(maxLength: 20, nullable: true),
            VolunteerId = table.Column<long>(nullable: true),
            Email = table.Column<string>(maxLength: 254, nullable: false),
            EmailKey = table.Column<string>(maxLength: 254, nullable: false),
            SubmissionId = table.Column<Guid>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CallSubmission", row => row.Id));
        migrationBuilder.CreateIndex("IX_CallSubmission_EmailKey_CreatedAt", "CallSubmission", ["EmailKey", "CreatedAt"]);
        migrationBuilder.CreateIndex("IX_CallSubmission_SubmissionId", "CallSubmission", "SubmissionId", unique: true);
        migrationBuilder.CreateIndex("IX_CallSubmission_CreatedAt", "CallSubmission", "CreatedAt");
        migrationBuilder.CreateIndex("IX_CallSubmission_VolunteerId", "CallSubmission", "VolunteerId");
    }
}
