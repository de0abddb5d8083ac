using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611301202_LedgerTotals")]
internal sealed class LedgerTotals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("LedgerDelta", table => new
        {
            Id = table.Identity(),
            Nation = table.Column<string>(maxLength: 2, nullable: true),
            Region = table.Column<string>(maxLength: 3, nullable: true),
            Departement = table.Column<string>(maxLength: 3, nullable: true),
            Epci = table.Column<string>(maxLength: 9, nullable: true),
            Commune = table.Column<string>(maxLength: 5, nullable: true),
            ProductId = table.Column<long>(nullable: false),
            Stage = table.Column<int>(nullable: false),
            Day = table.Column<DateOnly>(nullable: false),
            OnHand = table.Column<long>(nullable: false),
            Received = table.Column<long>(nullable: false),
            Produced = table.Column<long>(nullable: false),
            Distributed = table.Column<long>(nullable: false),
            Rejected = table.Column<long>(nullable: false),
            Lost = table.Column<long>(nullable: false),
            Gap = table.Column<long>(nullable: false),
            In = table.Column<long>(nullable: false),
            Out = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_LedgerDelta", row => row.Id));

        Totals(migrationBuilder);

        migrationBuilder.CreateTable("PlaceBalance", table => new
        {
            PlaceId = table.Column<long>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            Stage = table.Column<int>(nullable: false),
            LotId = table.Column<long>(nullable: false),
            Quantity = table.Column<long>(nullable: false),
            OverdrawnAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_PlaceBalance", row => new { row.PlaceId, row.ProductId, row.Stage, row.LotId }));
        migrationBuilder.CreateIndex("IX_PlaceBalance_OverdrawnAt", "PlaceBalance", "OverdrawnAt", filter: "\"OverdrawnAt\" IS NOT NULL");

        migrationBuilder.CreateTable("UnfoldedMovement", table => new
        {
            MovementId = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_UnfoldedMovement", row => row.MovementId));

        Counts(migrationBuilder);
    }

    private static void Totals(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.IsPostgreSql())
        {
            migrationBuilder.CreateTable("LedgerTotal", table => new
            {
                Kind = table.Column<int>(nullable: false),
                Code = table.Column<string>(maxLength: 9, nullable: false),
                ProductId = table.Column<long>(nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                Stage = table.Column<int>(nullable: false),
                OnHand = table.Column<long>(nullable: false),
                Received = table.Column<long>(nullable: false),
                Produced = table.Column<long>(nullable: false),
                Distributed = table.Column<long>(nullable: false),
                Rejected = table.Column<long>(nullable: false),
                Lost = table.Column<long>(nullable: false),
                Gap = table.Column<long>(nullable: false),
                In = table.Column<long>(nullable: false),
                Out = table.Column<long>(nullable: false),
            }, constraints: table => table.PrimaryKey(
                "PK_LedgerTotal", row => new { row.Kind, row.Code, row.ProductId, row.Day, row.Stage }));
            return;
        }
        // The rows of a territory lie side by side: a statement reads one stretch of the file.
        migrationBuilder.Sql("""
            CREATE TABLE "LedgerTotal" (
                "Kind" INTEGER NOT NULL,
                "Code" TEXT NOT NULL,
                "ProductId" INTEGER NOT NULL,
                "Day" TEXT NOT NULL,
                "Stage" INTEGER NOT NULL,
                "OnHand" INTEGER NOT NULL,
                "Received" INTEGER NOT NULL,
                "Produced" INTEGER NOT NULL,
                "Distributed" INTEGER NOT NULL,
                "Rejected" INTEGER NOT NULL,
                "Lost" INTEGER NOT NULL,
                "Gap" INTEGER NOT NULL,
                "In" INTEGER NOT NULL,
                "Out" INTEGER NOT NULL,
                CONSTRAINT "PK_LedgerTotal" PRIMARY KEY ("Kind", "Code", "ProductId", "Day", "Stage")
            ) WITHOUT ROWID
            """);
    }

    private static void Counts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("StockCount", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            PlaceId = table.Column<long>(nullable: false),
            CountedOn = table.Column<DateOnly>(nullable: false),
            RecordedAt = table.Column<DateTime>(nullable: false),
            Actor = table.Column<long>(nullable: false),
            Source = table.Column<int>(nullable: false),
            Slip = table.Column<string>(maxLength: 20, nullable: true),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_StockCount", row => row.Id);
            table.ForeignKey("FK_StockCount_Place_PlaceId", row => row.PlaceId, "Place", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_StockCount_Key", "StockCount", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_StockCount_PlaceId_CountedOn", "StockCount", ["PlaceId", "CountedOn"]);

        migrationBuilder.CreateTable("StockCountLine", table => new
        {
            CountId = table.Column<long>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            Stage = table.Column<int>(nullable: false),
            LotId = table.Column<long>(nullable: false),
            Observed = table.Column<long>(nullable: false),
            Book = table.Column<long>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_StockCountLine", row => new { row.CountId, row.ProductId, row.Stage, row.LotId });
            table.ForeignKey(
                "FK_StockCountLine_StockCount_CountId", row => row.CountId, "StockCount", "Id", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("GapNote", table => new
        {
            Id = table.Identity(),
            PlaceId = table.Column<long>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            Stage = table.Column<int>(nullable: false),
            LotId = table.Column<long>(nullable: false),
            Quantity = table.Column<long>(nullable: false),
            Why = table.Column<string>(maxLength: 500, nullable: false),
            Actor = table.Column<long>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_GapNote", row => row.Id));
        migrationBuilder.CreateIndex("IX_GapNote_PlaceId", "GapNote", "PlaceId");
    }
}
