using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>A mail to a candidate, who has no account yet.</summary>
internal abstract class CandidacyMail(MailKind<NoData> kind, CandidacyMails mails) : MailTemplate<CandidacyLabels, NoData>(kind)
{
    protected CandidacyMails Mails => mails;

    protected override Task<CandidacyLabels?> FindAsync(OutboxMail mail, NoData data, SiteDbContext db, CancellationToken cancel) =>
        mails.FindAsync(db, mail.RecipientId, cancel);

    protected override MailAddressee AddresseeOf(CandidacyLabels to) => new(to.Row.Email, to.Row.Name, to.Row.Name);
}
