using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611210005_Volunteers")]
internal sealed class Volunteers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("VolunteerOption", table => new
        {
            Id = table.Identity(),
            List = table.Column<int>(nullable: false),
            Code = table.Column<string>(maxLength: 40, nullable: false),
            Label = table.Column<string>(maxLength: 80, nullable: false),
            Hint = table.Column<string>(maxLength: 160, nullable: false),
            Bit = table.Column<int>(nullable: false),
            SortOrder = table.Column<int>(nullable: false),
            Hidden = table.Column<bool>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_VolunteerOption", row => row.Id));
        migrationBuilder.CreateIndex("IX_VolunteerOption_List_Bit", "VolunteerOption", ["List", "Bit"], unique: true);
        migrationBuilder.CreateIndex("IX_VolunteerOption_List_Code", "VolunteerOption", ["List", "Code"], unique: true);

        migrationBuilder.CreateTable("Volunteer", table => new
        {
            Id = table.Identity(),
            FirstName = table.Column<string>(maxLength: 80, nullable: false),
            LastName = table.Column<string>(maxLength: 80, nullable: false),
            Email = table.Column<string>(maxLength: 254, nullable: false),
            EmailKey = table.Column<string>(maxLength: 254, nullable: true),
            Phone = table.Column<string>(maxLength: 20, nullable: false),
            CommuneCode = table.Column<string>(maxLength: 5, nullable: false),
            Profiles = table.Column<int>(nullable: false),
            Availability = table.Column<int>(nullable: false),
            Equipment = table.Column<int>(nullable: false),
            Note = table.Column<string>(maxLength: 2000, nullable: false),
            State = table.Column<int>(nullable: false),
            SubmissionId = table.Column<Guid>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            ConfirmedAt = table.Column<DateTime>(nullable: true),
            LeftAt = table.Column<DateTime>(nullable: true),
            Demo = table.Column<bool>(nullable: false),
            Change = table.Column<long>(nullable: false, defaultValue: 0L),
        }, constraints: table => table.PrimaryKey("PK_Volunteer", row => row.Id));
        migrationBuilder.CreateIndex("IX_Volunteer_Change", "Volunteer", "Change");
        migrationBuilder.CreateIndex("IX_Volunteer_EmailKey", "Volunteer", "EmailKey", unique: true);
        migrationBuilder.CreateIndex("IX_Volunteer_State_CommuneCode", "Volunteer", ["State", "CommuneCode"]);
        migrationBuilder.CreateIndex("IX_Volunteer_SubmissionId", "Volunteer", "SubmissionId", unique: true);
        CreateChangeTriggers(migrationBuilder);
    }

    // See ContactFeed for what reads the column.
    private static void CreateChangeTriggers(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.IsPostgreSql())
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION "VolunteerChange"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    NEW."Change" := pg_current_xact_id()::text::bigint;
                    RETURN NEW;
                END $$
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "VolunteerChange" BEFORE INSERT OR UPDATE ON "Volunteer"
                FOR EACH ROW EXECUTE FUNCTION "VolunteerChange"()
                """);
            return;
        }
        const string Next =
            """UPDATE "Volunteer" SET "Change" = (SELECT coalesce(max("Change"), 0) + 1 FROM "Volunteer") WHERE "Id" = NEW."Id";""";
        migrationBuilder.Sql($"""CREATE TRIGGER "VolunteerInsert" AFTER INSERT ON "Volunteer" BEGIN {Next} END""");
        // The trigger's own update of Change must not call it again.
        migrationBuilder.Sql(
            $"""CREATE TRIGGER "VolunteerUpdate" AFTER UPDATE ON "Volunteer" WHEN NEW."Change" = OLD."Change" BEGIN {Next} END""");
    }
}
