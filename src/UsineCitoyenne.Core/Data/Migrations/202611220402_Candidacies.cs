using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220402_Candidacies")]
internal sealed class Candidacies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Candidacy", table => new
        {
            Id = table.Identity(),
            TypeId = table.Column<long>(nullable: false),
            DeputyOfTypeId = table.Column<long>(nullable: true),
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            Name = table.Column<string>(maxLength: 160, nullable: false),
            Email = table.Column<string>(maxLength: 254, nullable: false),
            EmailKey = table.Column<string>(maxLength: 254, nullable: false),
            Message = table.Column<string>(maxLength: 2000, nullable: false),
            SuggestedBy = table.Column<string>(maxLength: 160, nullable: false),
            State = table.Column<int>(nullable: false),
            SubmissionId = table.Column<Guid>(nullable: true),
            CreatedAt = table.Column<DateTime>(nullable: false),
            SubmittedAt = table.Column<DateTime>(nullable: true),
            ClosedAt = table.Column<DateTime>(nullable: true),
            ReviewerAccountId = table.Column<long>(nullable: true),
            Question = table.Column<string>(maxLength: 2000, nullable: false),
            Answer = table.Column<string>(maxLength: 2000, nullable: false),
            Reply = table.Column<string>(maxLength: 2000, nullable: false),
            ToldKind = table.Column<int>(nullable: true),
            ToldCode = table.Column<string>(maxLength: 12, nullable: true),
            ToldAt = table.Column<DateTime>(nullable: true),
            SucceedsMandateId = table.Column<long>(nullable: true),
            StartsAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Candidacy", row => row.Id);
            table.ForeignKey("FK_Candidacy_MandateType_TypeId", row => row.TypeId, "MandateType", "Id",
                onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Candidacy_EmailKey", "Candidacy", "EmailKey");
        migrationBuilder.CreateIndex("IX_Candidacy_State_TerritoryKind_TerritoryCode", "Candidacy",
            ["State", "TerritoryKind", "TerritoryCode"]);
        migrationBuilder.CreateIndex("IX_Candidacy_SubmissionId", "Candidacy", "SubmissionId", unique: true);
        migrationBuilder.CreateIndex("IX_Candidacy_SucceedsMandateId", "Candidacy", "SucceedsMandateId");
        migrationBuilder.CreateIndex("IX_Candidacy_TypeId", "Candidacy", "TypeId");

        migrationBuilder.CreateTable("AccountConsent", table => new
        {
            Id = table.Identity(),
            AccountId = table.Column<long>(nullable: false),
            Purpose = table.Column<string>(maxLength: 20, nullable: false),
            Version = table.Column<int>(nullable: false),
            GivenAt = table.Column<DateTime>(nullable: false),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
            Channel = table.Column<string>(maxLength: 20, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_AccountConsent", row => row.Id));
        migrationBuilder.CreateIndex("IX_AccountConsent_AccountId_Purpose", "AccountConsent", ["AccountId", "Purpose"]);

        migrationBuilder.AddColumn<DateTime>("LastSeenAt", "Account", nullable: true);
        migrationBuilder.CreateIndex("IX_Account_LastSeenAt", "Account", "LastSeenAt");

        migrationBuilder.CreateTable("CandidateCall", table => new
        {
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            SentAt = table.Column<DateTime>(nullable: false),
            AccountId = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_CandidateCall", row => new { row.TerritoryKind, row.TerritoryCode }));
    }
}
