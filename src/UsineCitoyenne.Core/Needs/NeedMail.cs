using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>What the mails about a need share: where links lead, and what they call it.</summary>
public sealed class NeedMails(LinkTokens links, TerritoryDirectory territories, IOptions<SiteOptions> site)
{
    internal string Url(string path) => site.Value.Absolute(path);

    internal string Issue(SiteDbContext db, LinkPurpose purpose, long need, TimeSpan lifetime) =>
        links.Issue(db, purpose, need, lifetime);

    internal string RecordUrl(SiteDbContext db, long need) =>
        Url($"/besoin/suivi/{Issue(db, LinkPurpose.NeedRecord, need, SupplyNeedRecordService.LinkLifetime)}/");

    internal async Task<SupplyNeedView> ViewAsync(SiteDbContext db, SupplyNeed need, CancellationToken cancel) =>
        SupplyNeedView.Of(need, await ProductService.ListAsync(db, cancel), territories.Current);
}

/// <summary>A mail to who asked, by the address of the need.</summary>
internal abstract class NeedMail(MailKind<NoData> kind, NeedMails mails) : MailTemplate<SupplyNeed, NoData>(kind)
{
    protected NeedMails Mails => mails;

    protected override Task<SupplyNeed?> FindAsync(OutboxMail mail, NoData data, SiteDbContext db, CancellationToken cancel) =>
        db.Set<SupplyNeed>().FirstOrDefaultAsync(row => row.Id == mail.RecipientId && row.EmailHash != "", cancel);

    protected override MailAddressee AddresseeOf(SupplyNeed to) => new(to.ContactEmail, to.ContactName, to.ContactName);
}
