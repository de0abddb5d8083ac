using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Imports that a restored backup brought back unfinished: they may have run already.</summary>
internal sealed class HeldImports(TimeProvider clock) : IHeldObligations
{
    public string Name => "imports de contacts en cours";

    public Task<int> CountAsync(SiteDbContext db, DateTime until, CancellationToken cancel) => Unfinished(db, until).CountAsync(cancel);

    public async Task DropAsync(SiteDbContext db, DateTime until, CancellationToken cancel)
    {
        foreach (var job in await Unfinished(db, until).ToListAsync(cancel))
        {
            job.End(
                "Une sauvegarde du site a été restaurée : cet import avait peut-être déjà eu lieu. Envoyez le fichier à nouveau s’il le "
                + "faut.",
                clock.GetUtcNow().UtcDateTime);
        }
    }

    private static IQueryable<ImportJob> Unfinished(SiteDbContext db, DateTime until) =>
        db.Set<ImportJob>().Where(row => row.CreatedAt <= until && (row.State == ImportState.Queued || row.State == ImportState.Running));
}
