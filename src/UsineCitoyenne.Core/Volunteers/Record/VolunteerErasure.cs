using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Production.Ledger.Places;
using UsineCitoyenne.Core.Volunteers.Notes;
using UsineCitoyenne.Core.Volunteers.Replies;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// Erases people, in the caller's transaction: whoever leaves, stays silent to the end or never confirms. What says who they are goes at once, with what others
/// wrote of them, the mails that wait for them and every link they hold; what they agreed to is kept, ended. The caller writes the audit.
/// </summary>
public sealed class VolunteerErasure(LinkTokens links, ConsentLedger consents, Outbox outbox, UnusedAccounts accounts, TimeProvider clock)
{
    internal async Task EraseAsync(SiteDbContext db, IReadOnlyCollection<Volunteer> people, CancellationToken cancel = default)
    {
        people = [.. people, .. await DuplicatesAsync(db, people, cancel)];
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
        await PlaceService.ForgetAsync(db, ids, cancel);
        await outbox.ForgetAsync(db, MailRecipient.Volunteer, ids, cancel);
        await consents.WithdrawAllAsync(db, ids, cancel);
        foreach (var purpose in (LinkPurpose[])[LinkPurpose.VolunteerRecord, LinkPurpose.ConfirmSignUp, LinkPurpose.Presence])
        {
            await links.RevokeAsync(db, purpose, ids, cancel);
        }
    }

    // Who was confirmed goes with the forms of the same address that still wait: they say who the person is, and what they answered to a call.
    private static async Task<List<Volunteer>> DuplicatesAsync(SiteDbContext db, IReadOnlyCollection<Volunteer> people, CancellationToken cancel)
    {
        var keys = people.Where(person => person.State is VolunteerState.Confirmed or VolunteerState.Paused).Select(person => person.EmailKey).OfType<string>().ToArray();
        var waiting = keys.Length == 0 ? [] : await db.Set<Volunteer>().Where(row => row.State == VolunteerState.Pending && keys.Contains(row.EmailKey)).ToListAsync(cancel);
        return waiting.FindAll(row => row.State == VolunteerState.Pending && !people.Contains(row));
    }
}
