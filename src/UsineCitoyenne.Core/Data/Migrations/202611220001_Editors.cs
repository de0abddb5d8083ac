using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220001_Editors")]
internal sealed class Editors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("BackofficeUser", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            AccountId = table.Column<long>(nullable: false),
            Email = table.Column<string>(maxLength: 254, nullable: false),
            EmailKey = table.Column<string>(maxLength: 254, nullable: false),
            Name = table.Column<string>(maxLength: 160, nullable: false),
            Language = table.Column<string>(maxLength: 14, nullable: false),
            PasswordHash = table.Column<string>(nullable: true),
            SecurityStamp = table.Column<string>(maxLength: 32, nullable: false),
            Disabled = table.Column<bool>(nullable: false),
            FailedAttempts = table.Column<int>(nullable: false),
            LockedUntil = table.Column<DateTime>(nullable: true),
            SecondFactor = table.Column<string>(nullable: true),
            LastCodeStep = table.Column<long>(nullable: false),
            Avatar = table.Column<string>(maxLength: 80, nullable: true),
            DocumentRootAccess = table.Column<bool>(nullable: false),
            DocumentStartNodes = table.Column<string>(nullable: false),
            MediaRootAccess = table.Column<bool>(nullable: false),
            MediaStartNodes = table.Column<string>(nullable: false),
            Demo = table.Column<bool>(nullable: false),
            CreateDate = table.Column<DateTime>(nullable: false),
            UpdateDate = table.Column<DateTime>(nullable: false),
            InvitedAt = table.Column<DateTime>(nullable: true),
            LastSignInAt = table.Column<DateTime>(nullable: true),
            LastLockoutAt = table.Column<DateTime>(nullable: true),
            LastPasswordChangeAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_BackofficeUser", row => row.Key);
            table.ForeignKey("FK_BackofficeUser_Account_AccountId", row => row.AccountId, "Account", "Id",
                onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_BackofficeUser_AccountId", "BackofficeUser", "AccountId");
        migrationBuilder.CreateIndex("IX_BackofficeUser_EmailKey", "BackofficeUser", "EmailKey", unique: true);

        migrationBuilder.CreateTable("UserGroup", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            Alias = table.Column<string>(maxLength: 80, nullable: false),
            Name = table.Column<string>(maxLength: 160, nullable: false),
            Description = table.Column<string>(nullable: false),
            Icon = table.Column<string>(maxLength: 80, nullable: false),
            Sections = table.Column<string>(nullable: false),
            AllLanguages = table.Column<bool>(nullable: false),
            Languages = table.Column<string>(nullable: false),
            DocumentRootAccess = table.Column<bool>(nullable: false),
            DocumentStartNode = table.Column<Guid>(nullable: true),
            MediaRootAccess = table.Column<bool>(nullable: false),
            MediaStartNode = table.Column<Guid>(nullable: true),
            Verbs = table.Column<string>(nullable: false),
            Granular = table.Column<string>(nullable: false),
            UpdateDate = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_UserGroup", row => row.Key));
        migrationBuilder.CreateIndex("IX_UserGroup_Alias", "UserGroup", "Alias", unique: true);

        migrationBuilder.CreateTable("BackofficeUserInGroup", table => new
        {
            GroupKey = table.Column<Guid>(nullable: false),
            UserKey = table.Column<Guid>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_BackofficeUserInGroup", row => new { row.GroupKey, row.UserKey });
            table.ForeignKey("FK_BackofficeUserInGroup_UserGroup_GroupKey", row => row.GroupKey, "UserGroup", "Key",
                onDelete: ReferentialAction.Cascade);
            table.ForeignKey("FK_BackofficeUserInGroup_BackofficeUser_UserKey", row => row.UserKey, "BackofficeUser", "Key",
                onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_BackofficeUserInGroup_UserKey", "BackofficeUserInGroup", "UserKey");

        migrationBuilder.CreateTable("EditorSession", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            UserKey = table.Column<Guid>(nullable: false),
            SecurityStamp = table.Column<string>(maxLength: 32, nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            ExpiresAt = table.Column<DateTime>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_EditorSession", row => row.Key);
            table.ForeignKey("FK_EditorSession_BackofficeUser_UserKey", row => row.UserKey, "BackofficeUser", "Key",
                onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_EditorSession_UserKey", "EditorSession", "UserKey");
        migrationBuilder.CreateIndex("IX_EditorSession_ExpiresAt", "EditorSession", "ExpiresAt");
    }
}
