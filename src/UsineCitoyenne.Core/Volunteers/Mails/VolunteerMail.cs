using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>A mail to a volunteer who did not leave and has an address.</summary>
internal abstract class VolunteerMail<TData>(MailKind<TData> kind, VolunteerMails mails) : MailTemplate<Volunteer, TData>(kind)
    where TData : IParsable<TData>
{
    protected VolunteerMails Mails => mails;

    protected override Task<Volunteer?> FindAsync(OutboxMail mail, TData data, SiteDbContext db, CancellationToken cancel) =>
        db.Set<Volunteer>()
            .FirstOrDefaultAsync(row => row.Id == mail.RecipientId && row.State != VolunteerState.Left && row.Email != "", cancel);

    protected override MailAddressee AddresseeOf(Volunteer to) => new(to.Email, $"{to.FirstName} {to.LastName}", to.FirstName);
}
