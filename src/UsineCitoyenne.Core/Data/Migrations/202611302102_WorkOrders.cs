using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>Kits that are out, what comes back of them, what volunteers can make, what is given and what is sent.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611302102_WorkOrders")]
internal sealed class WorkOrders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Orders(migrationBuilder);
        Returns(migrationBuilder);
        Given(migrationBuilder);
        Sent(migrationBuilder);
    }

    private static void Orders(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("WorkOrder", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            MovementId = table.Column<long>(nullable: false),
            CommuneCode = table.Column<string>(maxLength: 5, nullable: false),
            PlaceId = table.Column<long>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            FromStage = table.Column<int>(nullable: false),
            ToStage = table.Column<int>(nullable: false),
            Issued = table.Column<long>(nullable: false),
            Returned = table.Column<long>(nullable: false),
            Lost = table.Column<long>(nullable: false),
            IssuedOn = table.Column<DateOnly>(nullable: false),
            DueOn = table.Column<DateOnly>(nullable: false),
            Slip = table.Column<string>(maxLength: 20, nullable: false),
            Ready = table.Column<long>(nullable: false),
            WantsPickUp = table.Column<bool>(nullable: false),
            WantsMore = table.Column<bool>(nullable: false),
            ReportedAt = table.Column<DateTime>(nullable: true),
            RemindedAt = table.Column<DateTime>(nullable: true),
            ClosedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_WorkOrder", row => row.Id);
            table.ForeignKey("FK_WorkOrder_Place_PlaceId", row => row.PlaceId, "Place", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_WorkOrder_Slip", "WorkOrder", "Slip", unique: true);
        migrationBuilder.CreateIndex("IX_WorkOrder_Key", "WorkOrder", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_WorkOrder_MovementId", "WorkOrder", "MovementId");
        migrationBuilder.CreateIndex("IX_WorkOrder_PlaceId_ClosedAt", "WorkOrder", ["PlaceId", "ClosedAt"]);
        migrationBuilder.CreateIndex("IX_WorkOrder_CommuneCode_ClosedAt", "WorkOrder", ["CommuneCode", "ClosedAt"]);
        migrationBuilder.CreateIndex("IX_WorkOrder_DueOn", "WorkOrder", "DueOn", filter: "\"ClosedAt\" IS NULL");
    }

    private static void Returns(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("WorkReturn", table => new
        {
            MovementId = table.Column<long>(nullable: false),
            OrderId = table.Column<long>(nullable: false),
            Made = table.Column<long>(nullable: false),
            Lost = table.Column<long>(nullable: false),
            ReadyBefore = table.Column<long>(nullable: false),
            PickUpBefore = table.Column<bool>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_WorkReturn", row => new { row.MovementId, row.OrderId });
            table.ForeignKey("FK_WorkReturn_WorkOrder_OrderId", row => row.OrderId, "WorkOrder", "Id",
                onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_WorkReturn_OrderId", "WorkReturn", "OrderId");

        migrationBuilder.CreateTable("ReceivedReport", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            OrderId = table.Column<long>(nullable: false),
            Ready = table.Column<long>(nullable: false),
            PickUp = table.Column<bool>(nullable: false),
            More = table.Column<bool>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_ReceivedReport", row => row.Key);
            table.ForeignKey(
                "FK_ReceivedReport_WorkOrder_OrderId", row => row.OrderId, "WorkOrder", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_ReceivedReport_OrderId", "ReceivedReport", "OrderId");

        migrationBuilder.CreateTable("Capacity", table => new
        {
            VolunteerId = table.Column<long>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            PerWeek = table.Column<int>(nullable: false),
            SaidAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_Capacity", row => new { row.VolunteerId, row.ProductId }));
    }

    private static void Given(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Distribution", table => new
        {
            MovementId = table.Column<long>(nullable: false),
            CommuneCode = table.Column<string>(maxLength: 5, nullable: false),
            ProductId = table.Column<long>(nullable: false),
            Quantity = table.Column<long>(nullable: false),
            On = table.Column<DateOnly>(nullable: false),
            Recipient = table.Column<string>(maxLength: 120, nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Distribution", row => row.MovementId);
            table.ForeignKey(
                "FK_Distribution_Movement_MovementId", row => row.MovementId, "Movement", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Distribution_CommuneCode_On", "Distribution", ["CommuneCode", "On"]);
    }

    private static void Sent(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Transfer", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            FromCode = table.Column<string>(maxLength: 5, nullable: false),
            ToCode = table.Column<string>(maxLength: 5, nullable: false),
            TransitId = table.Column<long>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            Stage = table.Column<int>(nullable: false),
            Sent = table.Column<long>(nullable: false),
            SentOn = table.Column<DateOnly>(nullable: false),
            DepartureId = table.Column<long>(nullable: false),
            Received = table.Column<long>(nullable: true),
            ArrivalId = table.Column<long>(nullable: true),
            AllocationId = table.Column<long>(nullable: true),
            CancelledAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Transfer", row => row.Id);
            table.ForeignKey("FK_Transfer_Place_TransitId", row => row.TransitId, "Place", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Transfer_TransitId", "Transfer", "TransitId");
        migrationBuilder.CreateIndex("IX_Transfer_Key", "Transfer", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_Transfer_DepartureId", "Transfer", "DepartureId");
        migrationBuilder.CreateIndex("IX_Transfer_AllocationId", "Transfer", "AllocationId", filter: "\"AllocationId\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_Transfer_ArrivalId", "Transfer", "ArrivalId");
        migrationBuilder.CreateIndex("IX_Transfer_ToCode_ArrivalId", "Transfer", ["ToCode", "ArrivalId"]);
        migrationBuilder.CreateIndex("IX_Transfer_FromCode_ArrivalId", "Transfer", ["FromCode", "ArrivalId"]);
    }
}
