using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611210004_Accounts")]
internal sealed class Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Account", table => new
        {
            Id = table.Identity(),
            Email = table.Column<string>(maxLength: 254, nullable: false),
            EmailKey = table.Column<string>(maxLength: 254, nullable: false),
            Name = table.Column<string>(maxLength: 160, nullable: false),
            SecurityStamp = table.Column<string>(maxLength: 32, nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            LastSignInAt = table.Column<DateTime>(nullable: true),
            Demo = table.Column<bool>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_Account", row => row.Id));
        migrationBuilder.CreateIndex("IX_Account_EmailKey", "Account", "EmailKey", unique: true);

        migrationBuilder.CreateTable("ProtectionKey", table => new
        {
            Name = table.Column<string>(maxLength: 100, nullable: false),
            Xml = table.Column<string>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_ProtectionKey", row => row.Name));

        migrationBuilder.CreateTable("LinkToken", table => new
        {
            Hash = table.Column<byte[]>(maxLength: 32, nullable: false),
            Purpose = table.Column<int>(nullable: false),
            SubjectId = table.Column<long>(nullable: false),
            ExpiresAt = table.Column<DateTime>(nullable: false),
            UsedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_LinkToken", row => row.Hash));
        migrationBuilder.CreateIndex("IX_LinkToken_Purpose_SubjectId", "LinkToken", ["Purpose", "SubjectId"]);

        migrationBuilder.CreateTable("Mandate", table => new
        {
            Id = table.Identity(),
            AccountId = table.Column<long>(nullable: false),
            Kind = table.Column<int>(nullable: false),
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            StartsAt = table.Column<DateTime>(nullable: false),
            EndsAt = table.Column<DateTime>(nullable: true),
            GrantedByAccountId = table.Column<long>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Mandate", row => row.Id);
            table.ForeignKey("FK_Mandate_Account_AccountId", row => row.AccountId, "Account", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Mandate_AccountId", "Mandate", "AccountId");
        migrationBuilder.CreateIndex("IX_Mandate_TerritoryKind_TerritoryCode", "Mandate", ["TerritoryKind", "TerritoryCode"]);
    }
}
