using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611301201_Ledger")]
internal sealed class Ledger : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Products(migrationBuilder);
        Places(migrationBuilder);
        Movements(migrationBuilder);
    }

    private static void Products(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Product", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            Name = table.Column<string>(maxLength: 120, nullable: false),
            Unit = table.Column<string>(maxLength: 40, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_Product", row => row.Id));
        migrationBuilder.CreateIndex("IX_Product_Key", "Product", "Key", unique: true);

        migrationBuilder.CreateTable("ProductStage", table => new
        {
            ProductId = table.Column<long>(nullable: false),
            Number = table.Column<int>(nullable: false),
            Name = table.Column<string>(maxLength: 120, nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_ProductStage", row => new { row.ProductId, row.Number });
            table.ForeignKey(
                "FK_ProductStage_Product_ProductId", row => row.ProductId, "Product", "Id", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("Lot", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            Code = table.Column<string>(maxLength: 40, nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Lot", row => row.Id);
            table.ForeignKey("FK_Lot_Product_ProductId", row => row.ProductId, "Product", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Lot_Key", "Lot", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_Lot_ProductId", "Lot", "ProductId");
    }

    private static void Places(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Place", table => new
        {
            Id = table.Identity(),
            Kind = table.Column<int>(nullable: false),
            Key = table.Column<Guid>(nullable: false),
            Name = table.Column<string>(maxLength: 120, nullable: false),
            VolunteerId = table.Column<long>(nullable: true),
            LastCountOn = table.Column<DateOnly>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_Place", row => row.Id));
        migrationBuilder.CreateIndex("IX_Place_Kind_Key", "Place", ["Kind", "Key"], unique: true);
        migrationBuilder.CreateIndex("IX_Place_VolunteerId", "Place", "VolunteerId", unique: true, filter: "\"VolunteerId\" IS NOT NULL");

        migrationBuilder.CreateTable("PlaceLink", table => new
        {
            PlaceId = table.Column<long>(nullable: false),
            From = table.Column<DateOnly>(nullable: false),
            Commune = table.Column<string>(maxLength: 5, nullable: true),
            Epci = table.Column<string>(maxLength: 9, nullable: true),
            Departement = table.Column<string>(maxLength: 3, nullable: true),
            Region = table.Column<string>(maxLength: 3, nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_PlaceLink", row => new { row.PlaceId, row.From });
            table.ForeignKey("FK_PlaceLink_Place_PlaceId", row => row.PlaceId, "Place", "Id", onDelete: ReferentialAction.Cascade);
        });
    }

    private static void Movements(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Movement", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            Kind = table.Column<int>(nullable: false),
            OccurredOn = table.Column<DateOnly>(nullable: false),
            RecordedAt = table.Column<DateTime>(nullable: false),
            Actor = table.Column<long>(nullable: false),
            Source = table.Column<int>(nullable: false),
            Slip = table.Column<string>(maxLength: 20, nullable: true),
            Reverses = table.Column<long>(nullable: true),
            CountId = table.Column<long>(nullable: true),
            Reason = table.Column<int>(nullable: true),
            Posted = table.Column<bool>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_Movement", row => row.Id));
        migrationBuilder.CreateIndex("IX_Movement_Key", "Movement", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_Movement_Reverses", "Movement", "Reverses", unique: true, filter: "\"Reverses\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_Movement_CountId", "Movement", "CountId", filter: "\"CountId\" IS NOT NULL");

        if (migrationBuilder.IsPostgreSql())
        {
            migrationBuilder.CreateTable("MovementLine", table => new
            {
                MovementId = table.Column<long>(nullable: false),
                Number = table.Column<int>(nullable: false),
                PlaceId = table.Column<long>(nullable: false),
                ProductId = table.Column<long>(nullable: false),
                Stage = table.Column<int>(nullable: false),
                LotId = table.Column<long>(nullable: false),
                Quantity = table.Column<long>(nullable: false),
            }, constraints: table =>
            {
                table.PrimaryKey("PK_MovementLine", row => new { row.MovementId, row.Number });
                table.CheckConstraint("CK_MovementLine_Quantity", "\"Quantity\" <> 0");
                table.ForeignKey(
                    "FK_MovementLine_Movement_MovementId", row => row.MovementId, "Movement", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_MovementLine_Place_PlaceId", row => row.PlaceId, "Place", "Id", onDelete: ReferentialAction.Restrict);
            });
        }
        else
        {
            // One tree instead of two: the lines of a movement lie together, and a table of millions is half as large.
            migrationBuilder.Sql("""
                CREATE TABLE "MovementLine" (
                    "MovementId" INTEGER NOT NULL,
                    "Number" INTEGER NOT NULL,
                    "PlaceId" INTEGER NOT NULL,
                    "ProductId" INTEGER NOT NULL,
                    "Stage" INTEGER NOT NULL,
                    "LotId" INTEGER NOT NULL,
                    "Quantity" INTEGER NOT NULL,
                    CONSTRAINT "PK_MovementLine" PRIMARY KEY ("MovementId", "Number"),
                    CONSTRAINT "CK_MovementLine_Quantity" CHECK ("Quantity" <> 0),
                    CONSTRAINT "FK_MovementLine_Movement_MovementId" FOREIGN KEY ("MovementId")
                        REFERENCES "Movement" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_MovementLine_Place_PlaceId" FOREIGN KEY ("PlaceId") REFERENCES "Place" ("Id") ON DELETE RESTRICT
                ) WITHOUT ROWID
                """);
        }
        migrationBuilder.CreateIndex(
            "IX_MovementLine_PlaceId_ProductId_Stage_LotId", "MovementLine", ["PlaceId", "ProductId", "Stage", "LotId"]);
    }
}
