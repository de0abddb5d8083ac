using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// The administrators' group of a site that had one before the section: given once, since what administrators take away later stays away.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611220545_AnnuaireSection")]
internal sealed class AnnuaireSection : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        UPDATE "UserGroup" SET "Sections" = replace("Sections", ']', ',"Usine.Section.Annuaire"]')
        WHERE "Alias" = 'admin' AND "Sections" LIKE '["%' AND "Sections" NOT LIKE '%"Usine.Section.Annuaire"%'
        """);
}
