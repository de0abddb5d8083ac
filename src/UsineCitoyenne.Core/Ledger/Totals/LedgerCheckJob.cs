using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// Every 24 hours removes what was half written, and compares the totals with the lines. It mends nothing: somebody must look.
/// </summary>
public sealed class LedgerCheckJob(Database database, LedgerCheck check, TimeProvider clock) : IJob
{
    private const int Shown = 3;

    // A movement is posted in the transaction that writes it: what stands unposted for so long was left by somebody's own hand or program.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var removed = await RemoveUnpostedAsync(cancel);
        var report = await check.RunAsync(cancel);
        var found = report.Differences.Count == 0
            ? $"{FrenchNumber.Count(report.Lines, "ligne vérifiée", "lignes vérifiées")}, aucune différence"
            : $"{FrenchNumber.Count(report.Differences.Count, "différence", "différences")} entre les totaux et les lignes : "
                + string.Join(" ; ", report.Differences.Take(Shown)) + (report.Differences.Count > Shown ? " ; …" : "")
                + ". Lancez « ledger check ».";
        return removed > 0 ? $"{found} ; {FrenchNumber.Count(removed, "mouvement inachevé retiré", "mouvements inachevés retirés")}"
            : report.Lines > 0 || report.Differences.Count > 0 ? found : null;
    }

    private Task<int> RemoveUnpostedAsync(CancellationToken cancel) => database.WriteAsync(async db =>
    {
        var before = clock.GetUtcNow().UtcDateTime - Grace;
        var unposted = await db.Set<Movement>().Where(row => !row.Posted && row.RecordedAt < before)
            .Select(row => row.Id).ToListAsync(cancel);
        if (unposted.Count > 0)
        {
            await db.Set<MovementLine>().Where(line => unposted.Contains(line.MovementId)).ExecuteDeleteAsync(cancel);
            await db.Set<Movement>().Where(row => unposted.Contains(row.Id)).ExecuteDeleteAsync(cancel);
        }
        return unposted.Count;
    }, cancel);
}
