using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>Who needs how many of what.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611302201_SupplyNeeds")]
internal sealed class SupplyNeeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("SupplyNeed", table => new
        {
            Id = table.Identity(),
            Key = table.Column<Guid>(nullable: false),
            ProductId = table.Column<long>(nullable: false),
            SpecificationVersion = table.Column<int>(nullable: false),
            CommuneCode = table.Column<string>(maxLength: 5, nullable: false),
            Requester = table.Column<int>(nullable: false),
            OrganisationName = table.Column<string>(maxLength: 120, nullable: false),
            Quantity = table.Column<int>(nullable: false),
            Allocated = table.Column<int>(nullable: false),
            NeededBy = table.Column<DateOnly>(nullable: false),
            Priority = table.Column<int>(nullable: false),
            PrioritisedAt = table.Column<DateTime>(nullable: true),
            State = table.Column<int>(nullable: false),
            ContactName = table.Column<string>(maxLength: FieldCipher.LengthOf(80), nullable: false),
            ContactEmail = table.Column<string>(maxLength: FieldCipher.LengthOf(254), nullable: false),
            ContactPhone = table.Column<string>(maxLength: FieldCipher.LengthOf(20), nullable: false),
            Note = table.Column<string>(maxLength: FieldCipher.LengthOf(1000), nullable: false),
            EmailHash = table.Column<string>(maxLength: 64, nullable: false),
            ConsentVersion = table.Column<int>(nullable: true),
            EnteredByAccountId = table.Column<long>(nullable: true),
            CreatedAt = table.Column<DateTime>(nullable: false),
            ConfirmedAt = table.Column<DateTime>(nullable: true),
            ExpiresAt = table.Column<DateTime>(nullable: true),
            AskedAt = table.Column<DateTime>(nullable: true),
            ClosedAt = table.Column<DateTime>(nullable: true),
            ErasedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_SupplyNeed", row => row.Id));
        migrationBuilder.CreateIndex("IX_SupplyNeed_Key", "SupplyNeed", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_SupplyNeed_State_CommuneCode", "SupplyNeed", ["State", "CommuneCode"]);
        migrationBuilder.CreateIndex("IX_SupplyNeed_EmailHash_CreatedAt", "SupplyNeed", ["EmailHash", "CreatedAt"]);
        migrationBuilder.CreateIndex("IX_SupplyNeed_State_ExpiresAt", "SupplyNeed", ["State", "ExpiresAt"]);
    }
}
