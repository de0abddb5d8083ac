using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>What differs between the engines in a hand-written migration.</summary>
internal static class Columns
{
    /// <summary>A 64-bit key that the database numbers, on both engines.</summary>
    public static OperationBuilder<AddColumnOperation> Identity(this ColumnsBuilder table) => table.Column<long>(nullable: false)
        .Annotation("Sqlite:Autoincrement", true)
        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    public static bool IsPostgreSql(this MigrationBuilder migration) =>
        migration.ActiveProvider!.Contains("Npgsql", StringComparison.Ordinal);
}
