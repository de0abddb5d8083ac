using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>« Ma fiche », for who signed up as a volunteer with the address of their account.</summary>
internal sealed class OwnRecordEntry(VolunteerRecordService records) : ISpaceEntry
{
    public const string Url = "/mon-espace/fiche/";

    public async Task<SpaceEntry?> FindAsync(Responsable person, CancellationToken cancel) =>
        await records.ExistsAsync(RecordKey.Of(person))
            ? new SpaceEntry(10, Url, "Ma fiche de bénévole",
                "Mes coordonnées, mes disponibilités, mes accords\u00A0; faire une pause, partir")
            : null;
}
