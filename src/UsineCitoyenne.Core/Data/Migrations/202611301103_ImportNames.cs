using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611301103_ImportNames")]
internal sealed class ImportNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("FileName", "ImportJob", maxLength: 100, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<int>("Sheet", "ImportJob", nullable: false, defaultValue: 0);
    }
}
