using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611210002_Content")]
internal sealed class Content : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateSchemaItem(migrationBuilder);
        CreateDocument(migrationBuilder);
        CreateMediaItem(migrationBuilder);
        CreateRecords(migrationBuilder);
        CreateRevision(migrationBuilder);
    }

    private static void CreateSchemaItem(MigrationBuilder migration)
    {
        migration.CreateTable(
            "SchemaItem",
            table => new
            {
                Key = table.Column<Guid>(nullable: false),
                Kind = table.Column<int>(nullable: false),
                Alias = table.Column<string>(maxLength: 255, nullable: false),
                Name = table.Column<string>(maxLength: 255, nullable: false),
                Definition = table.Column<string>(nullable: false),
                Xml = table.Column<string>(nullable: false),
                Hash = table.Column<string>(maxLength: 64, nullable: false),
                UpdateDate = table.Column<DateTime>(nullable: false),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_SchemaItem", row => row.Key));
        migration.CreateIndex("IX_SchemaItem_Kind_Alias", "SchemaItem", ["Kind", "Alias"], unique: true);
    }

    private static void CreateDocument(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Document",
            table => new
            {
                Key = table.Column<Guid>(nullable: false),
                ParentKey = table.Column<Guid>(nullable: true),
                Path = table.Column<string>(maxLength: 2000, nullable: false),
                Level = table.Column<int>(nullable: false),
                SortOrder = table.Column<int>(nullable: false),
                ContentTypeKey = table.Column<Guid>(nullable: false),
                ContentType = table.Column<string>(maxLength: 255, nullable: false),
                Name = table.Column<string>(maxLength: 255, nullable: false),
                UrlSegment = table.Column<string>(maxLength: 255, nullable: false),
                TemplateKey = table.Column<Guid>(nullable: true),
                CreateDate = table.Column<DateTime>(nullable: false),
                UpdateDate = table.Column<DateTime>(nullable: false),
                Trashed = table.Column<bool>(nullable: false),
                Values = table.Column<string>(nullable: false),
                Published = table.Column<bool>(nullable: false),
                PublishedName = table.Column<string>(maxLength: 255, nullable: true),
                PublishedValues = table.Column<string>(nullable: true),
                PublishedAt = table.Column<DateTime>(nullable: true),
                Remainder = table.Column<string>(nullable: true),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Document", row => row.Key);
                table.ForeignKey("FK_Document_Document_ParentKey", row => row.ParentKey, "Document", "Key",
                    onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("IX_Document_ParentKey_SortOrder", "Document", ["ParentKey", "SortOrder"]);
    }

    private static void CreateMediaItem(MigrationBuilder migration)
    {
        migration.CreateTable(
            "MediaItem",
            table => new
            {
                Key = table.Column<Guid>(nullable: false),
                ParentKey = table.Column<Guid>(nullable: true),
                Path = table.Column<string>(maxLength: 2000, nullable: false),
                Level = table.Column<int>(nullable: false),
                SortOrder = table.Column<int>(nullable: false),
                MediaTypeKey = table.Column<Guid>(nullable: false),
                MediaType = table.Column<string>(maxLength: 255, nullable: false),
                Name = table.Column<string>(maxLength: 255, nullable: false),
                CreateDate = table.Column<DateTime>(nullable: false),
                UpdateDate = table.Column<DateTime>(nullable: false),
                Trashed = table.Column<bool>(nullable: false),
                Values = table.Column<string>(nullable: false),
                Remainder = table.Column<string>(nullable: true),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MediaItem", row => row.Key);
                table.ForeignKey("FK_MediaItem_MediaItem_ParentKey", row => row.ParentKey, "MediaItem", "Key",
                    onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("IX_MediaItem_ParentKey_SortOrder", "MediaItem", ["ParentKey", "SortOrder"]);
    }

    private static void CreateRecords(MigrationBuilder migration)
    {
        migration.CreateTable(
            "ImportRecord",
            table => new
            {
                Path = table.Column<string>(maxLength: 400, nullable: false),
                ItemKey = table.Column<Guid>(nullable: false),
                Hash = table.Column<string>(maxLength: 64, nullable: false),
                ItemVersion = table.Column<int>(nullable: false),
                ImportedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ImportRecord", row => row.Path));
        migration.CreateIndex("IX_ImportRecord_ItemKey", "ImportRecord", "ItemKey");
        migration.CreateTable(
            "ProvisioningRecord",
            table => new
            {
                TemplateKey = table.Column<Guid>(nullable: false),
                Code = table.Column<string>(maxLength: 20, nullable: false),
                DocumentKey = table.Column<Guid>(nullable: false),
                ProvisionedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ProvisioningRecord", row => new { row.TemplateKey, row.Code }));
    }

    private static void CreateRevision(MigrationBuilder migration)
    {
        migration.CreateTable(
            "ContentRevision",
            table => new
            {
                Id = table.Column<int>(nullable: false),
                Revision = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ContentRevision", row => row.Id));
        migration.Sql("""INSERT INTO "ContentRevision" ("Id", "Revision") VALUES (1, 0)""");
    }
}
