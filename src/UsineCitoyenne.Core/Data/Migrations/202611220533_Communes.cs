using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220533_Communes")]
internal sealed class Communes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("CommuneProgress", table => new
        {
            Code = table.Column<string>(maxLength: 5, nullable: false),
            State = table.Column<int>(nullable: false),
            Since = table.Column<DateTime>(nullable: false),
            CommittedOn = table.Column<DateOnly>(nullable: true),
            SignatoryRole = table.Column<string>(maxLength: 120, nullable: false),
            Provides = table.Column<string>(maxLength: 1000, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CommuneProgress", row => row.Code));

        migrationBuilder.CreateTable("CommuneStep", table => new
        {
            Id = table.Identity(),
            Code = table.Column<string>(maxLength: 5, nullable: false),
            At = table.Column<DateTime>(nullable: false),
            From = table.Column<int>(nullable: false),
            To = table.Column<int>(nullable: false),
            Act = table.Column<int>(nullable: true),
            AccountId = table.Column<long>(nullable: true),
            Why = table.Column<string>(maxLength: 500, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CommuneStep", row => row.Id));
        migrationBuilder.CreateIndex("IX_CommuneStep_Code", "CommuneStep", "Code");
    }
}
