using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// What the database refuses by itself, whoever writes: lines that do not sum to zero by product, stage and lot when their movement is
/// posted, and any change of what is posted. SQLite checks nothing at the end of a transaction, so posting is an update of its own, on both
/// engines.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611301203_LedgerRules")]
internal sealed class LedgerRules : Migration
{
    private const string Frozen = "a posted movement is never changed";
    private const string Unbalanced = "the lines of a movement sum to zero by product, stage and lot";
    private const string OnlyPosted = "a movement changes only by being posted";
    private const string InsertedUnposted = "a movement is inserted unposted";

    private const string UnbalancedLines = """
        NOT EXISTS (SELECT 1 FROM "MovementLine" WHERE "MovementId" = NEW."Id") OR EXISTS (
            SELECT 1 FROM "MovementLine" WHERE "MovementId" = NEW."Id" GROUP BY "ProductId", "Stage", "LotId" HAVING sum("Quantity") <> 0)
        """;

    private static readonly string[] Content =
        ["Id", "Key", "Kind", "OccurredOn", "RecordedAt", "Actor", "Source", "Slip", "Reverses", "CountId", "Reason"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in migrationBuilder.IsPostgreSql() ? PostgreSql() : Sqlite())
        {
            migrationBuilder.Sql(statement);
        }
    }

    // REPLACE deletes without calling a trigger on deletion: what would be replaced is refused before.
    private static string[] Sqlite() =>
    [
        Trigger("MovementInserted", "INSERT", "Movement",
            ("""EXISTS (SELECT 1 FROM "Movement" WHERE ("Id" = NEW."Id" OR "Key" = NEW."Key") AND "Posted")""", Frozen),
            ("NEW.\"Posted\"", InsertedUnposted)),
        Trigger("MovementUpdated", "UPDATE", "Movement",
            ("OLD.\"Posted\"", Frozen),
            ("NOT NEW.\"Posted\" OR " + string.Join(" OR ", Content.Select(name => $"OLD.\"{name}\" IS NOT NEW.\"{name}\"")), OnlyPosted),
            (UnbalancedLines, Unbalanced)),
        Trigger("MovementDeleted", "DELETE", "Movement", ("OLD.\"Posted\"", Frozen)),
        Trigger("LineInserted", "INSERT", "MovementLine", ("""(SELECT "Posted" FROM "Movement" WHERE "Id" = NEW."MovementId")""", Frozen)),
        Trigger("LineUpdated", "UPDATE", "MovementLine", ("TRUE", Frozen)),
        Trigger("LineDeleted", "DELETE", "MovementLine", ("""(SELECT "Posted" FROM "Movement" WHERE "Id" = OLD."MovementId")""", Frozen)),
    ];

    private static string Trigger(string name, string on, string table, params (string When, string Why)[] rules) => $"""
        CREATE TRIGGER "{name}" BEFORE {on} ON "{table}"
        BEGIN SELECT CASE {string.Join("\n", rules.Select(rule => $"WHEN {rule.When} THEN RAISE(ABORT, '{rule.Why}')"))} END; END
        """;

    // Whoever adds a line holds its movement, so that nobody posts it meanwhile without seeing the line. What every movement does calls as
    // few functions as can be: conditions that need no query stand with the trigger.
    private static string[] PostgreSql() =>
    [
        Refusal("MovementRefused", InsertedUnposted),
        Refusal("MovementFrozen", Frozen),
        Refusal("MovementUnchanged", OnlyPosted),
        When("MovementInserted", "INSERT", "Movement", "NEW.\"Posted\"", "MovementRefused"),
        When("MovementDeleted", "DELETE", "Movement", "OLD.\"Posted\"", "MovementFrozen"),
        When("MovementFrozen", "UPDATE", "Movement", "OLD.\"Posted\"", "MovementFrozen"),
        When("MovementUnchanged", "UPDATE", "Movement",
            "NOT NEW.\"Posted\" OR " + string.Join(" OR ", Content.Select(name => $"OLD.\"{name}\" IS DISTINCT FROM NEW.\"{name}\"")),
            "MovementUnchanged"),
        $"""
        CREATE FUNCTION "MovementPosted"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {UnbalancedLines} THEN RAISE EXCEPTION '{Unbalanced}' USING ERRCODE = 'check_violation'; END IF;
            RETURN NEW;
        END $$
        """,
        When("PostedMovement", "UPDATE", "Movement", "NEW.\"Posted\"", "MovementPosted"),
        $"""
        CREATE FUNCTION "LineRules"() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE posted boolean;
        BEGIN
            FOR posted IN SELECT "Posted" FROM "Movement" WHERE "Id" IN (SELECT "MovementId" FROM lines) FOR SHARE LOOP
                IF posted THEN RAISE EXCEPTION '{Frozen}' USING ERRCODE = 'check_violation'; END IF;
            END LOOP;
            RETURN NULL;
        END $$
        """,
        """
        CREATE TRIGGER "LineInserted" AFTER INSERT ON "MovementLine" REFERENCING NEW TABLE AS lines
        FOR EACH STATEMENT EXECUTE FUNCTION "LineRules"()
        """,
        """
        CREATE TRIGGER "LineDeleted" AFTER DELETE ON "MovementLine" REFERENCING OLD TABLE AS lines
        FOR EACH STATEMENT EXECUTE FUNCTION "LineRules"()
        """,
        When("LineChanged", "UPDATE", "MovementLine", "TRUE", "MovementFrozen"),
        Emptied("LineEmptied", "MovementLine"),
        Emptied("MovementEmptied", "Movement"),
    ];

    private static string Refusal(string name, string why) => $"""
        CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{why}' USING ERRCODE = 'check_violation'; END $$
        """;

    // Triggers of one event run by name: what is frozen is told before what is unbalanced.
    private static string When(string name, string on, string table, string when, string function) =>
        $"""CREATE TRIGGER "{name}" BEFORE {on} ON "{table}" FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION "{function}"()""";

    private static string Emptied(string name, string table) =>
        $"""CREATE TRIGGER "{name}" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION "MovementFrozen"()""";
}
