using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220301_ContentChanges")]
internal sealed class ContentChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("ContentChange", table => new
    {
        Revision = table.Column<long>(nullable: false),
        Kind = table.Column<int>(nullable: false),
        Key = table.Column<Guid>(nullable: false),
    }, constraints: table => table.PrimaryKey("PK_ContentChange", row => new { row.Revision, row.Kind, row.Key }));
}
