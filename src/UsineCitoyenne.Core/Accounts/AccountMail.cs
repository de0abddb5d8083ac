using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>A mail to somebody who has an account.</summary>
internal abstract class AccountMail<TData>(MailKind<TData> kind, AccountStore accounts) : MailTemplate<Account, TData>(kind)
    where TData : IParsable<TData>
{
    protected AccountStore Accounts => accounts;

    protected override Task<Account?> FindAsync(OutboxMail mail, TData data, SiteDbContext db, CancellationToken cancel) =>
        accounts.FindAsync(db, mail.RecipientId);

    protected override MailAddressee AddresseeOf(Account to) => new(to.Email, to.Name, to.Name);
}
