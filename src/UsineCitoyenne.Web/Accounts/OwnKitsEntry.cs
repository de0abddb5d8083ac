using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>« Mes kits », for a volunteer who holds some.</summary>
internal sealed class OwnKitsEntry(WorkHeldService held) : ISpaceEntry
{
    public const string Url = "/mon-espace/kits/";

    public async Task<SpaceEntry?> FindAsync(Responsable person, CancellationToken cancel) =>
        await held.OpenAsync(RecordKey.Of(person), cancel) is { Orders.Count: > 0 }
            ? new SpaceEntry(20, Url, "Mes kits", "Ce que j’ai à faire, ce que j’ai fini, et demander qu’on vienne chercher")
            : null;
}
