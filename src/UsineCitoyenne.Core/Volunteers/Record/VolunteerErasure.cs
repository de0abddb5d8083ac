using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Notes;
using UsineCitoyenne.Core.Volunteers.Replies;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// Erases people, in the caller's transaction: whoever leaves, stays silent to the end or never confirms. What says who they are goes at once, with what others
/// wrote of them, the mails that wait for them and every link they hold; what they agreed to is kept, ended. The caller writes the audit.
/// </summary>
internal sealed class VolunteerErasure(LinkTokens links, ConsentLedger consents, Outbox outbox, UnusedAccounts accounts, TimeProvider clock)
{
    public async Task EraseAsync(SiteDbContext db, IReadOnlyCollection<Volunteer> people, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await accounts.EraseAsync(db, [.. people.Select(person => person.EmailKey).OfType<string>()], cancel);
        foreach (var person in people)
        {
            person.Leave(now);
        }
        var ids = people.Select(person => person.Id).ToArray();
        await db.Set<VolunteerChange>().Where(change => ids.Contains(change.VolunteerId)).ExecuteDeleteAsync(cancel);
        await db.Set<AddressChange>().Where(change => ids.Contains(change.VolunteerId)).ExecuteDeleteAsync(cancel);
        await db.Set<VolunteerNote>().Where(note => ids.Contains(note.VolunteerId)).ExecuteDeleteAsync(cancel);
        await db.Set<ReplyMessage>().Where(message => message.Person == MailRecipient.Volunteer && ids.Contains(message.PersonId)).ExecuteDeleteAsync(cancel);
        await CallAnswers.ForgetAsync(db, ids, cancel);
        await outbox.ForgetAsync(db, MailRecipient.Volunteer, ids, cancel);
        await consents.WithdrawAllAsync(db, ids, cancel);
        foreach (var purpose in (LinkPurpose[])[LinkPurpose.VolunteerRecord, LinkPurpose.ConfirmSignUp, LinkPurpose.Presence])
        {
            await links.RevokeAsync(db, purpose, ids, cancel);
        }
    }
}
