using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// What the lines rest on is frozen like them: which place a number is, where it lay on a day, and what a count saw, which can only be
/// withdrawn. SQLite takes only whole quantities; PostgreSQL posts only where the check sees what others committed.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611302001_LedgerFoundations")]
internal sealed class LedgerFoundations : Migration
{
    private const string Frozen = "what the ledger rests on is never changed";
    private const string Whole = "a quantity is a whole number";

    private static readonly (string Table, string[] Kept)[] Tables =
    [
        ("Place", ["Id", "Kind", "Key"]),
        ("PlaceLink", ["PlaceId", "From", "Commune", "Epci", "Departement", "Region"]),
        ("StockCount", ["Id", "Key", "PlaceId", "CountedOn", "RecordedAt", "Actor", "Source", "Slip"]),
        ("StockCountLine", ["CountId", "ProductId", "Stage", "LotId", "Observed", "Book"]),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in migrationBuilder.IsPostgreSql() ? PostgreSql() : Sqlite())
        {
            migrationBuilder.Sql(statement);
        }
    }

    private static IEnumerable<string> Sqlite() =>
    [
        .. Tables.Select(table => Refusal($"{table.Table}Kept", $"UPDATE ON \"{table.Table}\"", Changed(table.Kept, "IS NOT"), Frozen)),
        .. Tables.Select(table => Refusal($"{table.Table}Removed", $"DELETE ON \"{table.Table}\"", "TRUE", Frozen)),
        Refusal("CountStaysWithdrawn", "UPDATE ON \"StockCount\"", "OLD.\"WithdrawnAt\" IS NOT NULL", Frozen),
        Refusal("LineIsWhole", "INSERT ON \"MovementLine\"", "typeof(NEW.\"Quantity\") <> 'integer'", Whole),
    ];

    private static string Refusal(string name, string on, string when, string why) =>
        $"""CREATE TRIGGER "{name}" BEFORE {on} WHEN {when} BEGIN SELECT RAISE(ABORT, '{why}'); END""";

    private static IEnumerable<string> PostgreSql() =>
    [
        $"""
        CREATE FUNCTION "LedgerKept"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{Frozen}' USING ERRCODE = 'check_violation'; END $$
        """,
        .. Tables.Select(table => Kept($"{table.Table}Kept", "UPDATE", table.Table, Changed(table.Kept, "IS DISTINCT FROM"))),
        .. Tables.Select(table => Kept($"{table.Table}Removed", "DELETE", table.Table, "TRUE")),
        Kept("CountStaysWithdrawn", "UPDATE", "StockCount", "OLD.\"WithdrawnAt\" IS NOT NULL"),
        // With an older view of the table than this one the check would not see a line that was added meanwhile. The condition stands with
        // the trigger: a movement that is posted as it should calls no function more.
        """
        CREATE FUNCTION "MovementPostedNow"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'a movement is posted in a transaction that reads what is committed' USING ERRCODE = 'check_violation';
        END $$
        """,
        """
        CREATE TRIGGER "PostedNow" BEFORE UPDATE ON "Movement" FOR EACH ROW
        WHEN (NEW."Posted" AND current_setting('transaction_isolation') <> 'read committed') EXECUTE FUNCTION "MovementPostedNow"()
        """,
    ];

    private static string Kept(string name, string on, string table, string when) =>
        $"""CREATE TRIGGER "{name}" BEFORE {on} ON "{table}" FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION "LedgerKept"()""";

    private static string Changed(string[] columns, string differs) =>
        string.Join(" OR ", columns.Select(name => $"OLD.\"{name}\" {differs} NEW.\"{name}\""));
}
