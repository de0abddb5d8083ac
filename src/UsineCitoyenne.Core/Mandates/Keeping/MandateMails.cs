using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>What the mails about a mandate share: which one, whose, what happened.</summary>
internal sealed class MandateMails(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site)
{
    public async Task<MandateLabels?> FindAsync(SiteDbContext db, MandateEvent what, CancellationToken cancel)
    {
        if (await db.Set<Mandate>().FirstOrDefaultAsync(row => row.Id == what.MandateId, cancel) is not { } mandate
            || await accounts.FindAsync(db, mandate.AccountId) is not { } holder)
        {
            return null;
        }
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == mandate.TypeId, cancel);
        var place = territories.Current.LabelOf(mandate.Territory);
        return new MandateLabels(mandate, what.News, holder.Name, $"{type.Name} — {place}", place);
    }

    public string Url(string path) => site.Value.Absolute(path);
}

internal sealed record MandateLabels(Mandate Mandate, MandateNews News, string HolderName, string Post, string Place);
