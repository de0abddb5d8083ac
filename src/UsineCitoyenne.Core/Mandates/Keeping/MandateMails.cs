using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>What the mails about a mandate share: to whom, which one, what happened.</summary>
internal sealed class MandateMails(AccountStore accounts, TerritoryDirectory territories, IOptions<SiteOptions> site)
{
    public async Task<MandateLabels?> FindAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (mail.Data.Split(':') is not [var number, var happened] || !long.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !Enum.TryParse<MandateNews>(happened, out var news)
            || await accounts.FindAsync(db, mail.RecipientId) is not { } to
            || await db.Set<Mandate>().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } mandate
            || await accounts.FindAsync(db, mandate.AccountId) is not { } holder)
        {
            return null;
        }
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == mandate.TypeId, cancel);
        var place = territories.Current.LabelOf(mandate.Territory);
        return new MandateLabels(mandate, news, to, holder.Name, $"{type.Name} — {place}", place);
    }

    public string Url(string path) => site.Value.Absolute(path);
}

internal sealed record MandateLabels(Mandate Mandate, MandateNews News, Account To, string HolderName, string Post, string Place);
