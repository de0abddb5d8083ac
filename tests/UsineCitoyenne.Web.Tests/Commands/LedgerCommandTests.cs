using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Verbs;

public sealed class LedgerCommandTests : IAsyncLifetime
{
    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.CreateAsync(TestSite.Started);

    public async ValueTask DisposeAsync() => await data.DisposeAsync();

    [Fact]
    public async Task The_check_says_what_differs_and_fails_when_something_does()
    {
        var clean = await CommandRun.Async(data.Options, "ledger", "check");
        clean.AssertDone();
        Assert.Contains("Aucune différence.", clean.Output, StringComparison.Ordinal);

        await data.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("""
            INSERT INTO "LedgerTotal" ("Kind", "Code", "ProductId", "Day", "Stage", "OnHand", "Received", "Produced", "Distributed", "Rejected",
                "Lost", "Gap", "In", "Out")
            VALUES (4, '95127', 1, '2026-11-02', 1, 5, 5, 0, 0, 0, 0, 0, 0, 0)
            """));
        var differing = await CommandRun.Async(data.Options, "ledger", "check");
        Assert.Equal(1, differing.ExitCode);
        Assert.Contains("commune:95127, produit 1, étape 1, 2026-11-02, OnHand\u00a0: -5", differing.Output, StringComparison.Ordinal);
        Assert.Contains("2 différences.", differing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_saying_what_to_do_it_says_how() =>
        (await CommandRun.Async(null, "ledger")).AssertFailed(2, "Usage\u00a0: ledger check | rebuild");
}
