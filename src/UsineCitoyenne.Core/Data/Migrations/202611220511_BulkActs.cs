using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220511_BulkActs")]
internal sealed class BulkActs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("BulkAct", table => new
        {
            Id = table.Identity(),
            AccountId = table.Column<long>(nullable: false),
            Kind = table.Column<int>(nullable: false),
            Argument = table.Column<string>(maxLength: 20, nullable: false),
            Total = table.Column<int>(nullable: false),
            Position = table.Column<int>(nullable: false),
            Changed = table.Column<int>(nullable: false),
            EditId = table.Column<Guid>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            StartedAt = table.Column<DateTime>(nullable: true),
            FinishedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_BulkAct", row => row.Id));
        migrationBuilder.CreateIndex("IX_BulkAct_AccountId", "BulkAct", "AccountId");
        migrationBuilder.CreateIndex("IX_BulkAct_FinishedAt", "BulkAct", "FinishedAt");

        migrationBuilder.CreateTable("BulkPart", table => new
        {
            ActId = table.Column<long>(nullable: false),
            Number = table.Column<int>(nullable: false),
            People = table.Column<byte[]>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_BulkPart", row => new { row.ActId, row.Number });
            table.ForeignKey("FK_BulkPart_BulkAct_ActId", row => row.ActId, "BulkAct", "Id", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("SavedView", table => new
        {
            Id = table.Identity(),
            AccountId = table.Column<long>(nullable: false),
            Name = table.Column<string>(maxLength: 60, nullable: false),
            Query = table.Column<string>(maxLength: 2000, nullable: false),
            TerritoryKind = table.Column<int>(nullable: true),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: true),
        }, constraints: table => table.PrimaryKey("PK_SavedView", row => row.Id));
        migrationBuilder.CreateIndex("IX_SavedView_AccountId", "SavedView", "AccountId");
        migrationBuilder.CreateIndex("IX_SavedView_TerritoryKind_TerritoryCode", "SavedView", ["TerritoryKind", "TerritoryCode"]);
    }
}
