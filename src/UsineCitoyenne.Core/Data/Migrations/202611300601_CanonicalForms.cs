using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// How far older addresses and telephones were brought to their canonical form (see <see cref="Upkeep.CanonicalForms"/>): no engine's SQL
/// knows it.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611300601_CanonicalForms")]
internal sealed class CanonicalForms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("CanonicalForm", table => new
        {
            Name = table.Column<string>(maxLength: 40, nullable: false),
            Position = table.Column<long>(nullable: false),
            Done = table.Column<bool>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CanonicalForm", row => row.Name));
        foreach (var name in new[] { Upkeep.CanonicalForm.Addresses, Upkeep.CanonicalForm.Phones, Upkeep.CanonicalForm.FormerPhones })
        {
            migrationBuilder.Sql($"""INSERT INTO "CanonicalForm" ("Name", "Position", "Done") VALUES ('{name}', 0, FALSE)""");
        }
    }
}
