using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>Rounds from door to door, and where to fetch what is made.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611302104_CollectionRounds")]
internal sealed class CollectionRounds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("CollectionRound", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            CommuneCode = table.Column<string>(maxLength: 5, nullable: false),
            On = table.Column<DateOnly>(nullable: false),
            PlaceId = table.Column<long>(nullable: false),
            CarrierId = table.Column<long>(nullable: true),
            State = table.Column<int>(nullable: false),
            ClosedAt = table.Column<DateTime>(nullable: true),
            DroppedAt = table.Column<DateTime>(nullable: true),
            ArrivalId = table.Column<long>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_CollectionRound", row => row.Id);
            table.ForeignKey("FK_CollectionRound_Place_PlaceId", row => row.PlaceId, "Place", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_CollectionRound_PlaceId", "CollectionRound", "PlaceId");
        migrationBuilder.CreateIndex("IX_CollectionRound_Key", "CollectionRound", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_CollectionRound_CommuneCode_ClosedAt", "CollectionRound", ["CommuneCode", "ClosedAt"]);
        migrationBuilder.CreateIndex("IX_CollectionRound_CarrierId_ClosedAt", "CollectionRound", ["CarrierId", "ClosedAt"]);
        migrationBuilder.CreateIndex("IX_CollectionRound_ArrivalId", "CollectionRound", "ArrivalId");

        migrationBuilder.CreateTable("RoundStop", table => new
        {
            Id = table.Identity(),
            RoundId = table.Column<long>(nullable: false),
            Number = table.Column<int>(nullable: false),
            OrderId = table.Column<long>(nullable: false),
            Collected = table.Column<long>(nullable: true),
            MovementId = table.Column<long>(nullable: true),
            IsMissed = table.Column<bool>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_RoundStop", row => row.Id);
            table.ForeignKey(
                "FK_RoundStop_CollectionRound_RoundId", row => row.RoundId, "CollectionRound", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_RoundStop_RoundId_Number", "RoundStop", ["RoundId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_RoundStop_OrderId", "RoundStop", "OrderId");
        migrationBuilder.CreateIndex("IX_RoundStop_MovementId", "RoundStop", "MovementId");

        migrationBuilder.CreateTable("PickUpAddress", table => new
        {
            Id = table.Identity(),
            VolunteerId = table.Column<long>(nullable: false),
            Address = table.Column<string>(maxLength: FieldCipher.LengthOf(300), nullable: false),
            SaidAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_PickUpAddress", row => row.Id));
        migrationBuilder.CreateIndex("IX_PickUpAddress_VolunteerId", "PickUpAddress", "VolunteerId", unique: true);
    }
}
