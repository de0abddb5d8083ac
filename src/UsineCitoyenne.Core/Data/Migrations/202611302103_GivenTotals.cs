using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UsineCitoyenne.Core.Data.Migrations;

/// <summary>The few totals that public pages add up, found without reading the others.</summary>
[DbContext(typeof(SiteDbContext))]
[Migration("202611302103_GivenTotals")]
internal sealed class GivenTotals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(
        "IX_LedgerTotal_Given", "LedgerTotal", ["Kind", "Code", "ProductId", "Distributed"], filter: "\"Distributed\" <> 0");
}
