using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>What the mails about candidacies share: the row, its post and its place in words.</summary>
internal sealed class CandidacyMails(TerritoryDirectory territories, IOptions<SiteOptions> site)
{
    public string Url(string path) => site.Value.Absolute(path);

    /// <summary>Null when the candidacy is gone.</summary>
    public async Task<CandidacyLabels?> FindAsync(SiteDbContext db, long id, CancellationToken cancel)
    {
        if (await db.Set<Candidacy>().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } candidacy)
        {
            return null;
        }
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == candidacy.TypeId, cancel);
        return new CandidacyLabels(candidacy, type, territories.Current.LabelOf(candidacy.Territory));
    }
}

internal sealed record CandidacyLabels(Candidacy Row, MandateType Type, string Place)
{
    /// <summary>« Responsable des livraisons — Pontoise (95) ».</summary>
    public string Post => $"{Type.Name} — {Place}";
}
