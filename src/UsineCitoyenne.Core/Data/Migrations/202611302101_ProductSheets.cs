using System.Globalization;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// What a product is made of, by which stages, and what it has to be; the products and the rights that a site starts with.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611302101_ProductSheets")]
internal sealed class ProductSheets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Tables(migrationBuilder);
        foreach (var product in StarterProducts.All)
        {
            Insert(migrationBuilder, product);
        }
        Rights(migrationBuilder);
    }

    private static void Tables(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Singular", "Product", maxLength: 40, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<string>("Plural", "Product", maxLength: 40, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<bool>("IsFeminine", "Product", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<int>("KitSize", "Product", nullable: false, defaultValue: 1);
        migrationBuilder.AddColumn<int>("Work", "ProductStage", nullable: false, defaultValue: 1);
        migrationBuilder.AddColumn<string>("Act", "ProductStage", maxLength: 40, nullable: false, defaultValue: "");
        migrationBuilder.Sql("""UPDATE "Product" SET "Singular" = "Unit", "Plural" = "Unit" """);

        migrationBuilder.CreateTable("RecipeLine", table => new
        {
            ProductId = table.Column<long>(nullable: false),
            InputId = table.Column<long>(nullable: false),
            Quantity = table.Column<int>(nullable: false),
            Per = table.Column<int>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_RecipeLine", row => new { row.ProductId, row.InputId });
            table.ForeignKey(
                "FK_RecipeLine_Product_ProductId", row => row.ProductId, "Product", "Id", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("ProductSpecification", table => new
        {
            Id = table.Identity(),
            ProductId = table.Column<long>(nullable: false),
            Version = table.Column<int>(nullable: false),
            Name = table.Column<string>(maxLength: 120, nullable: false),
            Url = table.Column<string>(maxLength: 500, nullable: false),
            Controls = table.Column<string>(maxLength: 4000, nullable: false),
            PublishedOn = table.Column<DateOnly>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_ProductSpecification", row => row.Id);
            table.ForeignKey(
                "FK_ProductSpecification_Product_ProductId", row => row.ProductId, "Product", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex(
            "IX_ProductSpecification_ProductId_Version", "ProductSpecification", ["ProductId", "Version"], unique: true);
    }

    private static void Insert(MigrationBuilder migrationBuilder, StarterProduct product)
    {
        // As both engines write a key that came as a parameter.
        var key = Quote(product.Key.ToString().ToUpperInvariant());
        Run(migrationBuilder, $"""
            INSERT INTO "Product" ("Key", "Name", "Unit", "Singular", "Plural", "KitSize", "IsFeminine")
            VALUES ({key}, {Quote(product.Name)}, {Quote(product.Unit)}, {Quote(product.Singular)}, {Quote(product.Plural)},
                {product.KitSize},
                {(product.IsFeminine ? "TRUE" : "FALSE")})
            """);
        foreach (var (index, (name, work, act)) in product.Stages.Index())
        {
            Run(migrationBuilder, $"""
                INSERT INTO "ProductStage" ("ProductId", "Number", "Name", "Work", "Act")
                SELECT "Id", {index + 1}, {Quote(name)}, {(int)work}, {Quote(act)} FROM "Product" WHERE "Key" = {key}
                """);
        }
        foreach (var (input, quantity) in product.Recipe)
        {
            Run(migrationBuilder, $"""
                INSERT INTO "RecipeLine" ("ProductId", "InputId", "Quantity", "Per")
                SELECT p."Id", i."Id", {quantity}, 1 FROM "Product" p, "Product" i
                WHERE p."Key" = {key} AND i."Key" = {Quote(input.ToString().ToUpperInvariant())}
                """);
        }
        if (product.Specification is { } text)
        {
            Run(migrationBuilder, $"""
                INSERT INTO "ProductSpecification" ("ProductId", "Version", "Name", "Url", "Controls", "PublishedOn")
                SELECT "Id", 1, {Quote(text.Name)}, {Quote(text.Url)}, {Quote(string.Join('\n', text.Controls))},
                    {Quote(text.PublishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))} FROM "Product" WHERE "Key" = {key}
                """);
        }
    }

    // Who leads a territory leads its production; and one kind of mandate holds production alone.
    private static void Rights(MigrationBuilder migrationBuilder)
    {
        var lead = (int)(MandateRights.ReadsContacts | MandateRights.Nominates);
        Run(migrationBuilder, $"""
            UPDATE "MandateType" SET "Rights" = "Rights" | {(int)MandateRights.Produces} WHERE ("Rights" & {lead}) = {lead}
            """);
        var agent = StarterMandateTypes.All.Single(type => type.Alias == MandateAlias.ProductionAgent);
        Run(migrationBuilder, $"""
            INSERT INTO "MandateType" ("Alias", "Name", "Family", "Levels", "Rights", "TermMonths", "MissionSheet", "SortOrder", "Active",
                "IsDeputy")
            SELECT {Quote(agent.Alias)}, {Quote(agent.Name)}, {(int)agent.Family}, {agent.Levels}, {(int)agent.Rights}, {agent.TermMonths},
                {Quote(agent.MissionSheet)}, {agent.SortOrder}, TRUE, FALSE
            WHERE NOT EXISTS (SELECT 1 FROM "MandateType" WHERE "Alias" = {Quote(agent.Alias)})
            """);
        migrationBuilder.Sql("""UPDATE "MandateRevision" SET "Value" = "Value" + 1""");
    }

    private static void Run(MigrationBuilder migrationBuilder, FormattableString sql) =>
        migrationBuilder.Sql(sql.ToString(CultureInfo.InvariantCulture));

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
