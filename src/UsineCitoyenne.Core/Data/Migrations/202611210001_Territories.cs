using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611210001_Territories")]
internal sealed class Territories : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Territory",
            table => new
            {
                Kind = table.Column<int>(nullable: false),
                Code = table.Column<string>(maxLength: 9, nullable: false),
                ValidFrom = table.Column<DateTime>(nullable: false),
                ValidTo = table.Column<DateTime>(nullable: true),
                SuccessorCode = table.Column<string>(maxLength: 9, nullable: true),
                Name = table.Column<string>(maxLength: 120, nullable: false),
                Slug = table.Column<string>(maxLength: 120, nullable: false),
                Liaison = table.Column<int>(nullable: false),
                Nature = table.Column<string>(maxLength: 10, nullable: true),
                RegionCode = table.Column<string>(maxLength: 9, nullable: true),
                DepartementCode = table.Column<string>(maxLength: 9, nullable: true),
                EpciCode = table.Column<string>(maxLength: 9, nullable: true),
                CommuneCode = table.Column<string>(maxLength: 9, nullable: true),
                Postcodes = table.Column<string>(maxLength: 200, nullable: true),
                Population = table.Column<int>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Territory", row => new { row.Kind, row.Code, row.ValidFrom }));

        migrationBuilder.CreateTable(
            "TerritoryAlias",
            table => new
            {
                OldCode = table.Column<string>(maxLength: 9, nullable: false),
                CurrentCode = table.Column<string>(maxLength: 9, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_TerritoryAlias", row => row.OldCode));

        migrationBuilder.CreateTable(
            "TerritoryEdition",
            table => new
            {
                Version = table.Column<string>(maxLength: 40, nullable: false),
                Date = table.Column<DateTime>(nullable: false),
                ImportedAt = table.Column<DateTime>(nullable: false),
                Regions = table.Column<int>(nullable: false),
                Departements = table.Column<int>(nullable: false),
                Epcis = table.Column<int>(nullable: false),
                Communes = table.Column<int>(nullable: false),
                ArrondissementsMunicipaux = table.Column<int>(nullable: false),
                CommunesDeleguees = table.Column<int>(nullable: false),
                CommunesAssociees = table.Column<int>(nullable: false),
                Added = table.Column<int>(nullable: false),
                Changed = table.Column<int>(nullable: false),
                Closed = table.Column<int>(nullable: false),
                Unresolved = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_TerritoryEdition", row => row.Version));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("TerritoryEdition");
        migrationBuilder.DropTable("TerritoryAlias");
        migrationBuilder.DropTable("Territory");
    }
}
