using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>One table for the sessions of the private space and of the back office. Everybody signs in once more.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611300701_Sessions")]
internal sealed class Sessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("EditorSession");
        migrationBuilder.CreateTable("Session", table => new
        {
            Hash = table.Column<byte[]>(maxLength: 32, nullable: false),
            AccountId = table.Column<long>(nullable: false),
            EditorKey = table.Column<Guid>(nullable: true),
            Stamp = table.Column<string>(maxLength: 32, nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            LastSeenAt = table.Column<DateTime>(nullable: false),
            ExpiresAt = table.Column<DateTime>(nullable: false),
            Browser = table.Column<string>(maxLength: 60, nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Session", row => row.Hash);
            table.ForeignKey("FK_Session_Account_AccountId", row => row.AccountId, "Account", "Id", onDelete: ReferentialAction.Cascade);
            table.ForeignKey("FK_Session_BackofficeUser_EditorKey", row => row.EditorKey, "BackofficeUser", "Key",
                onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Session_AccountId", "Session", "AccountId");
        migrationBuilder.CreateIndex("IX_Session_EditorKey", "Session", "EditorKey");
        migrationBuilder.CreateIndex("IX_Session_ExpiresAt", "Session", "ExpiresAt");
    }
}
