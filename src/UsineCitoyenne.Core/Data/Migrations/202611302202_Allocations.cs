using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>How what there is was shared between needs, and how much each commune weighs.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611302202_Allocations")]
internal sealed class Allocations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Allocation", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            Quantity = table.Column<int>(nullable: false),
            State = table.Column<int>(nullable: false),
            AccountId = table.Column<long>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            AcceptedAt = table.Column<DateTime>(nullable: true),
            ExecutedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_Allocation", row => row.Id));
        migrationBuilder.CreateIndex("IX_Allocation_Key", "Allocation", "Key", unique: true);
        migrationBuilder.CreateIndex(
            "IX_Allocation_TerritoryKind_TerritoryCode_Id", "Allocation", ["TerritoryKind", "TerritoryCode", "Id"]);

        migrationBuilder.CreateTable("AllocationLine", table => new
        {
            AllocationId = table.Column<long>(nullable: false),
            NeedId = table.Column<long>(nullable: false),
            CommuneCode = table.Column<string>(maxLength: 5, nullable: false),
            Missing = table.Column<int>(nullable: false),
            CommuneWeight = table.Column<int>(nullable: false),
            Priority = table.Column<int>(nullable: false),
            FirstShare = table.Column<long>(nullable: false),
            Proposed = table.Column<int>(nullable: false),
            Quantity = table.Column<int>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_AllocationLine", row => new { row.AllocationId, row.NeedId });
            table.ForeignKey(
                "FK_AllocationLine_Allocation_AllocationId", row => row.AllocationId, "Allocation", "Id",
                onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("CommuneWeight", table => new
        {
            CommuneCode = table.Column<string>(maxLength: 5, nullable: false),
            ProductId = table.Column<long>(nullable: false),
            Weight = table.Column<int>(nullable: false),
            SetBy = table.Column<string>(maxLength: 40, nullable: false),
            AccountId = table.Column<long>(nullable: false),
            SetAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CommuneWeight", row => new { row.CommuneCode, row.ProductId }));
    }
}
