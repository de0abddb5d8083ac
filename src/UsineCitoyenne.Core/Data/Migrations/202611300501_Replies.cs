using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611300501_Replies")]
internal sealed class Replies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("ReplyMessage", table => new
        {
            Id = table.Identity(),
            Person = table.Column<int>(nullable: false),
            PersonId = table.Column<long>(nullable: false),
            AccountId = table.Column<long>(nullable: false),
            ToAccount = table.Column<bool>(nullable: false),
            Topic = table.Column<string>(maxLength: 200, nullable: false),
            Body = table.Column<string>(maxLength: 5000, nullable: false),
            FromElsewhere = table.Column<bool>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_ReplyMessage", row => row.Id));
        migrationBuilder.CreateIndex("IX_ReplyMessage_Person_PersonId_At", "ReplyMessage", ["Person", "PersonId", "At"]);
        migrationBuilder.CreateIndex("IX_ReplyMessage_AccountId_At", "ReplyMessage", ["AccountId", "At"]);
        migrationBuilder.CreateIndex("IX_ReplyMessage_At", "ReplyMessage", "At");

        migrationBuilder.CreateTable("Letter", table => new
        {
            Id = table.Identity(),
            Name = table.Column<string>(maxLength: 80, nullable: false),
            Email = table.Column<string>(maxLength: 254, nullable: false),
            EmailKey = table.Column<string>(maxLength: 254, nullable: false),
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            Body = table.Column<string>(maxLength: 5000, nullable: false),
            SubmissionId = table.Column<Guid>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            SentAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_Letter", row => row.Id));
        migrationBuilder.CreateIndex("IX_Letter_EmailKey_CreatedAt", "Letter", ["EmailKey", "CreatedAt"]);
        migrationBuilder.CreateIndex("IX_Letter_SubmissionId", "Letter", "SubmissionId", unique: true);
        migrationBuilder.CreateIndex("IX_Letter_CreatedAt", "Letter", "CreatedAt");
    }
}
