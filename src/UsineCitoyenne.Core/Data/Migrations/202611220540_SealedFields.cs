using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// Room for sealed text (SQLite keeps no length), and the row that says with which key. What is there is sealed later, by
/// <see cref="SealingService"/>.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611220540_SealedFields")]
internal sealed class SealedFields : Migration
{
    private static readonly (string Table, string Column, int Longest)[] Columns =
    [
        ("Volunteer", "Phone", 20), ("Volunteer", "Note", 2000), ("VolunteerNote", "Text", 2000),
        ("VolunteerChange", "Before", 40), ("VolunteerChange", "After", 40), ("Relay", "Contact", 200), ("Relay", "Note", 1000),
        ("Mandate", "EndReason", 1000), ("Mandate", "SuspendReason", 1000),
        ("Candidacy", "Message", 2000), ("Candidacy", "Question", 2000), ("Candidacy", "Answer", 2000), ("Candidacy", "Reply", 2000),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("FieldSeal", table => new
        {
            Id = table.Column<long>(nullable: false),
            Check = table.Column<string>(maxLength: 200, nullable: false),
            FormerCheck = table.Column<string>(maxLength: 200, nullable: false),
            Table = table.Column<string>(maxLength: 80, nullable: false),
            Position = table.Column<long>(nullable: false),
            Done = table.Column<bool>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_FieldSeal", row => row.Id));
        if (!migrationBuilder.IsPostgreSql())
        {
            return;
        }
        foreach (var (table, column, longest) in Columns)
        {
            migrationBuilder.AlterColumn<string>(
                column, table, maxLength: FieldCipher.LengthOf(longest), nullable: false, oldClrType: typeof(string),
                oldMaxLength: longest);
        }
        // The round that seals changes nothing that readers see: it keeps the order of changes.
        migrationBuilder.Sql("""
            CREATE OR REPLACE FUNCTION "VolunteerChange"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' AND current_setting('usine.sealing', true) = 'on' THEN
                    RETURN NEW;
                END IF;
                NEW."Change" := pg_current_xact_id()::text::bigint;
                RETURN NEW;
            END $$
            """);
    }
}
