using System.Globalization;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// Kinds of mandate become rows. A mandate given before becomes one of the starter kinds: the administrator's, or the one that leads
/// a territory of its level.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611220401_MandateTypes")]
internal sealed class MandateTypesMigration : Migration
{
    private const int Administrator = 0;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateTypes(migrationBuilder);
        // Neither engine can put a new foreign key on a table in the same words, so the table is made anew around its rows.
        migrationBuilder.Sql("""CREATE TABLE "MandateBefore" AS SELECT * FROM "Mandate" """);
        migrationBuilder.DropTable("Mandate");
        CreateMandates(migrationBuilder);
        CopyMandates(migrationBuilder);
        migrationBuilder.DropTable("MandateBefore");

        migrationBuilder.CreateTable("MandateRevision", table => new
        {
            Id = table.Column<int>(nullable: false),
            Value = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_MandateRevision", row => row.Id));
        migrationBuilder.Sql("""INSERT INTO "MandateRevision" ("Id", "Value") VALUES (1, 1)""");
    }

    private static void CreateTypes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("MandateType", table => new
        {
            Id = table.Identity(),
            Alias = table.Column<string>(maxLength: 60, nullable: false),
            Name = table.Column<string>(maxLength: 80, nullable: false),
            Family = table.Column<int>(nullable: false),
            Levels = table.Column<int>(nullable: false),
            Rights = table.Column<int>(nullable: false),
            TermMonths = table.Column<int>(nullable: false),
            MissionSheet = table.Column<string>(maxLength: 20_000, nullable: false),
            SortOrder = table.Column<int>(nullable: false),
            Active = table.Column<bool>(nullable: false),
            IsDeputy = table.Column<bool>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_MandateType", row => row.Id));
        migrationBuilder.CreateIndex("IX_MandateType_Alias", "MandateType", "Alias", unique: true);
        foreach (var type in StarterMandateTypes.All)
        {
            migrationBuilder.Sql(string.Create(CultureInfo.InvariantCulture, $"""
                INSERT INTO "MandateType" ("Alias", "Name", "Family", "Levels", "Rights", "TermMonths", "MissionSheet", "SortOrder", "Active", "IsDeputy")
                VALUES ({Quote(type.Alias)}, {Quote(type.Name)}, {(int)type.Family}, {type.Levels}, {(int)type.Rights}, {type.TermMonths},
                    {Quote(type.MissionSheet)}, {type.SortOrder}, TRUE, {(type.IsDeputy ? "TRUE" : "FALSE")})
                """));
        }
    }

    private static void CreateMandates(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Mandate", table => new
        {
            Id = table.Identity(),
            AccountId = table.Column<long>(nullable: false),
            TypeId = table.Column<long>(nullable: false),
            DeputyOfTypeId = table.Column<long>(nullable: true),
            TerritoryKind = table.Column<int>(nullable: false),
            TerritoryCode = table.Column<string>(maxLength: 12, nullable: false),
            StartsAt = table.Column<DateTime>(nullable: false),
            EndsAt = table.Column<DateTime>(nullable: true),
            EndKind = table.Column<int>(nullable: true),
            EndReason = table.Column<string>(maxLength: 1000, nullable: false),
            EndedByAccountId = table.Column<long>(nullable: true),
            SuspendedAt = table.Column<DateTime>(nullable: true),
            SuspendReason = table.Column<string>(maxLength: 1000, nullable: false),
            GrantedByAccountId = table.Column<long>(nullable: true),
            RemindedAt = table.Column<DateTime>(nullable: true),
            EndToldAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Mandate", row => row.Id);
            table.ForeignKey("FK_Mandate_Account_AccountId", row => row.AccountId, "Account", "Id", onDelete: ReferentialAction.Cascade);
            table.ForeignKey("FK_Mandate_MandateType_TypeId", row => row.TypeId, "MandateType", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Mandate_AccountId", "Mandate", "AccountId");
        migrationBuilder.CreateIndex("IX_Mandate_EndsAt", "Mandate", "EndsAt");
        migrationBuilder.CreateIndex("IX_Mandate_TerritoryKind_TerritoryCode", "Mandate", ["TerritoryKind", "TerritoryCode"]);
        migrationBuilder.CreateIndex("IX_Mandate_TypeId", "Mandate", "TypeId");
    }

    // What had ended was told then; what goes on keeps no end, as it was given.
    private static void CopyMandates(MigrationBuilder migrationBuilder)
    {
        var leads = string.Join(' ', Enumerable.Range(0, (int)TerritoryKind.Commune)
            .Select(kind => $"WHEN was.\"TerritoryKind\" = {kind} THEN {Quote(MandateAlias.LeadOf((TerritoryKind)kind))}"));
        migrationBuilder.Sql($"""
            INSERT INTO "Mandate" ("Id", "AccountId", "TypeId", "TerritoryKind", "TerritoryCode", "StartsAt", "EndsAt", "EndKind", "EndReason",
                "SuspendReason", "GrantedByAccountId", "EndToldAt")
            SELECT was."Id", was."AccountId", type."Id", was."TerritoryKind", was."TerritoryCode", was."StartsAt", was."EndsAt",
                CASE WHEN was."EndsAt" IS NULL THEN NULL ELSE 0 END, '', '', was."GrantedByAccountId", was."EndsAt"
            FROM "MandateBefore" AS was JOIN "MandateType" AS type ON type."Alias" = CASE
                WHEN was."Kind" = {Administrator} THEN {Quote(MandateAlias.Administrator)} {leads} ELSE {Quote(MandateAlias.CommuneOrganiser)} END
            """);
        if (migrationBuilder.IsPostgreSql())
        {
            migrationBuilder.Sql("""
                SELECT setval(pg_get_serial_sequence('"Mandate"', 'Id'), (SELECT coalesce(max("Id"), 0) + 1 FROM "Mandate"), false)
                """);
        }
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
