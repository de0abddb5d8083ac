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

    // Whoever adds a line holds its movement, so that nobody posts it meanwhile without seeing the line.
    private static string[] PostgreSql() =>
    [
        $"""
        CREATE FUNCTION "MovementRules"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                IF NEW."Posted" THEN RAISE EXCEPTION '{InsertedUnposted}' USING ERRCODE = 'check_violation'; END IF;
                RETURN NEW;
            END IF;
            IF OLD."Posted" THEN RAISE EXCEPTION '{Frozen}' USING ERRCODE = 'check_violation'; END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            IF NOT NEW."Posted" OR ({string.Join(" OR ", Content.Select(name => $"OLD.\"{name}\" IS DISTINCT FROM NEW.\"{name}\""))}) THEN
                RAISE EXCEPTION '{OnlyPosted}' USING ERRCODE = 'check_violation';
            END IF;
            IF {UnbalancedLines} THEN RAISE EXCEPTION '{Unbalanced}' USING ERRCODE = 'check_violation'; END IF;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER "MovementRules" BEFORE INSERT OR UPDATE OR DELETE ON "Movement"
        FOR EACH ROW EXECUTE FUNCTION "MovementRules"()
        """,
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
        $"""
        CREATE FUNCTION "LedgerFrozen"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{Frozen}' USING ERRCODE = 'check_violation'; END $$
        """,
        """CREATE TRIGGER "LineChanged" BEFORE UPDATE ON "MovementLine" FOR EACH ROW EXECUTE FUNCTION "LedgerFrozen"()""",
        """CREATE TRIGGER "LineEmptied" BEFORE TRUNCATE ON "MovementLine" FOR EACH STATEMENT EXECUTE FUNCTION "LedgerFrozen"()""",
        """CREATE TRIGGER "MovementEmptied" BEFORE TRUNCATE ON "Movement" FOR EACH STATEMENT EXECUTE FUNCTION "LedgerFrozen"()""",
    ];
}
