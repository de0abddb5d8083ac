using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>
/// Rows that come in bulk bring their own number of change (see VolunteerBulk): the trigger would write each of them a second time.
/// </summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611220534_BulkVolunteers")]
internal sealed class BulkVolunteers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.IsPostgreSql())
        {
            return;
        }
        migrationBuilder.Sql("""DROP TRIGGER "VolunteerInsert" """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "VolunteerInsert" AFTER INSERT ON "Volunteer" WHEN NEW."Change" = 0 BEGIN
            UPDATE "Volunteer" SET "Change" = (SELECT coalesce(max("Change"), 0) + 1 FROM "Volunteer") WHERE "Id" = NEW."Id"; END
            """);
    }
}
