using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

[DbContext(typeof(SiteDbContext))]
[Migration("202611220002_Editing")]
internal sealed class Editing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ChangeDocument(migrationBuilder);
        CreateHistory(migrationBuilder);
        CreatePublication(migrationBuilder);
        CreateReferences(migrationBuilder);
        CreateAddresses(migrationBuilder);
        CreateSources(migrationBuilder);
    }

    private static void ChangeDocument(MigrationBuilder migration)
    {
        migration.AddColumn<bool>("BinRoot", "Document", nullable: false, defaultValue: false);
        // Filled by DocumentBackfill on start: no engine folds as we do.
        migration.AddColumn<string>("FoldedName", "Document", maxLength: 600, nullable: false, defaultValue: "");
        migration.Sql("""
            UPDATE "Document" SET "BinRoot" = TRUE WHERE "Trashed"
                AND NOT EXISTS (SELECT 1 FROM "Document" parent WHERE parent."Key" = "Document"."ParentKey" AND parent."Trashed")
            """);
        migration.CreateIndex("IX_Document_ParentKey_Trashed_SortOrder", "Document", ["ParentKey", "Trashed", "SortOrder"]);
        migration.DropIndex("IX_Document_ParentKey_SortOrder", "Document");
        migration.CreateIndex("IX_Document_BinRoot", "Document", "BinRoot", filter: "\"BinRoot\"");
        migration.CreateIndex("IX_Document_FoldedName_Key", "Document", ["FoldedName", "Key"]);
        migration.CreateIndex("IX_Document_Path", "Document", "Path").Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });
    }

    private static void CreateHistory(MigrationBuilder migration)
    {
        migration.CreateTable("NodeHistory", table => new
        {
            Id = table.Identity(),
            NodeKey = table.Column<Guid>(nullable: false),
            Kind = table.Column<int>(nullable: false),
            Action = table.Column<int>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
            EditorKey = table.Column<Guid>(nullable: false),
            EditorName = table.Column<string>(maxLength: 255, nullable: false),
            Detail = table.Column<string>(maxLength: 500, nullable: true),
        }, constraints: table => table.PrimaryKey("PK_NodeHistory", row => row.Id));
        migration.CreateIndex("IX_NodeHistory_NodeKey_Id", "NodeHistory", ["NodeKey", "Id"]);

        migration.CreateTable("DocumentVersion", table => new
        {
            // The text comes last: what lists versions does not read through it.
            Key = table.Column<Guid>(nullable: false),
            DocumentKey = table.Column<Guid>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
            Published = table.Column<bool>(nullable: false),
            PreventCleanup = table.Column<bool>(nullable: false),
            EditorKey = table.Column<Guid>(nullable: false),
            EditorName = table.Column<string>(maxLength: 255, nullable: false),
            Name = table.Column<string>(maxLength: 255, nullable: false),
            Values = table.Column<string>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_DocumentVersion", row => row.Key);
            table.ForeignKey("FK_DocumentVersion_Document_DocumentKey", row => row.DocumentKey, "Document", "Key",
                onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_DocumentVersion_DocumentKey_At", "DocumentVersion", ["DocumentKey", "At"]);
        migration.CreateIndex("IX_DocumentVersion_At", "DocumentVersion", "At");
    }

    private static void CreatePublication(MigrationBuilder migration)
    {
        migration.CreateTable("DocumentSchedule", table => new
        {
            DocumentKey = table.Column<Guid>(nullable: false),
            Action = table.Column<int>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
            EditorKey = table.Column<Guid>(nullable: false),
            EditorName = table.Column<string>(maxLength: 255, nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_DocumentSchedule", row => new { row.DocumentKey, row.Action });
            table.ForeignKey("FK_DocumentSchedule_Document_DocumentKey", row => row.DocumentKey, "Document", "Key",
                onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_DocumentSchedule_At", "DocumentSchedule", "At");

        migration.CreateTable("PublicationTask", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            RootKey = table.Column<Guid>(nullable: false),
            EditorKey = table.Column<Guid>(nullable: false),
            EditorName = table.Column<string>(maxLength: 255, nullable: false),
            Keys = table.Column<string>(nullable: false),
            Done = table.Column<int>(nullable: false),
            Refused = table.Column<string>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
            FinishedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_PublicationTask", row => row.Key));
        migration.CreateIndex("IX_PublicationTask_FinishedAt", "PublicationTask", "FinishedAt");
    }

    private static void CreateReferences(MigrationBuilder migration)
    {
        migration.CreateTable("NodeReference", table => new
        {
            SourceKey = table.Column<Guid>(nullable: false),
            PropertyAlias = table.Column<string>(maxLength: 255, nullable: false),
            TargetKey = table.Column<Guid>(nullable: false),
            SourceKind = table.Column<int>(nullable: false),
            TargetKind = table.Column<int>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_NodeReference", row => new { row.SourceKey, row.PropertyAlias, row.TargetKey }));
        migration.CreateIndex("IX_NodeReference_TargetKey", "NodeReference", "TargetKey");
    }

    private static void CreateAddresses(MigrationBuilder migration)
    {
        migration.CreateTable("Redirect", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            Path = table.Column<string>(maxLength: 1000, nullable: false),
            DocumentKey = table.Column<Guid>(nullable: false),
            CreatedAt = table.Column<DateTime>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Redirect", row => row.Key);
            table.ForeignKey("FK_Redirect_Document_DocumentKey", row => row.DocumentKey, "Document", "Key",
                onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_Redirect_Path", "Redirect", "Path", unique: true);
        migration.CreateIndex("IX_Redirect_DocumentKey", "Redirect", "DocumentKey");

        migration.CreateTable("DocumentAccess", table => new
        {
            DocumentKey = table.Column<Guid>(nullable: false),
            LoginKey = table.Column<Guid>(nullable: false),
            ErrorKey = table.Column<Guid>(nullable: false),
            Groups = table.Column<string>(maxLength: 1000, nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_DocumentAccess", row => row.DocumentKey);
            table.ForeignKey("FK_DocumentAccess_Document_DocumentKey", row => row.DocumentKey, "Document", "Key",
                onDelete: ReferentialAction.Cascade);
        });

        migration.CreateTable("ContentSetting", table => new
        {
            Name = table.Column<string>(maxLength: 100, nullable: false),
            Value = table.Column<string>(maxLength: 1000, nullable: false),
        }, constraints: table => table.PrimaryKey("PK_ContentSetting", row => row.Name));
    }

    private static void CreateSources(MigrationBuilder migration)
    {
        migration.CreateTable("DocumentBlueprint", table => new
        {
            Key = table.Column<Guid>(nullable: false),
            ContentTypeKey = table.Column<Guid>(nullable: false),
            ContentType = table.Column<string>(maxLength: 255, nullable: false),
            Name = table.Column<string>(maxLength: 255, nullable: false),
            Values = table.Column<string>(nullable: false),
            CreateDate = table.Column<DateTime>(nullable: false),
            UpdateDate = table.Column<DateTime>(nullable: false),
        }, constraints: table => table.PrimaryKey("PK_DocumentBlueprint", row => row.Key));
        migration.CreateIndex("IX_DocumentBlueprint_ContentTypeKey", "DocumentBlueprint", "ContentTypeKey");

        migration.CreateTable("ContentOverride", table => new
        {
            DocumentKey = table.Column<Guid>(nullable: false),
            SourceKey = table.Column<Guid>(nullable: false),
            SourceVersion = table.Column<DateTime>(nullable: false),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_ContentOverride", row => row.DocumentKey);
            table.ForeignKey("FK_ContentOverride_Document_DocumentKey", row => row.DocumentKey, "Document", "Key",
                onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_ContentOverride_SourceKey", "ContentOverride", "SourceKey");
    }
}
