using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220003_Media")]
internal sealed class Media : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("MediaSecret", table => new
        {
            Id = table.Column<int>(nullable: false),
            Value = table.Column<byte[]>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_MediaSecret", row => row.Id));

        migrationBuilder.CreateTable("TemporaryFile", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            EditorKey = table.Column<Guid>(nullable: false),
            Name = table.Column<string>(maxLength: 255, nullable: false),
            Extension = table.Column<string>(maxLength: 10, nullable: false),
            Bytes = table.Column<long>(nullable: false),
            Width = table.Column<int>(nullable: true),
            Height = table.Column<int>(nullable: true),
            SentAt = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_TemporaryFile", row => row.Key));
        migrationBuilder.CreateIndex("IX_TemporaryFile_SentAt", "TemporaryFile", "SentAt");

        migrationBuilder.AddColumn<bool>("BinRoot", "MediaItem", nullable: false, defaultValue: false);
        // What imports had put in the bin.
        migrationBuilder.Sql(
            """
            UPDATE "MediaItem" SET "BinRoot" = TRUE WHERE "Trashed"
            AND NOT EXISTS (SELECT 1 FROM "MediaItem" AS "Parent" WHERE "Parent"."Key" = "MediaItem"."ParentKey" AND "Parent"."Trashed")
            """);
        migrationBuilder.CreateIndex("IX_MediaItem_BinRoot", "MediaItem", "BinRoot", filter: "\"BinRoot\"");
    }
}
