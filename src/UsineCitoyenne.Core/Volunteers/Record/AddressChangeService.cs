using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// A volunteer takes another address: asked from their record, confirmed by a link sent to the new one, told to the old one.
/// </summary>
public sealed class AddressChangeService(
    Database database, VolunteerRecordService records, PendingSubmissions submissions, UnusedAccounts unused, LinkTokens links,
    Outbox outbox, Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether the new address is another volunteer's shows in no answer.</summary>
    /// <returns>What is wrong with it, in French; null when a link left for it, or when the personal link is not valid any more.</returns>
    public async Task<string?> AskAsync(RecordKey key, string? typed, CancellationToken cancel = default)
    {
        if (!EmailAddress.TryNormalize(typed, out var email))
        {
            return EmailAddress.Refusal(typed);
        }
        return await database.WriteAsync(async db =>
        {
            if (await records.FindAsync(db, key) is not { } volunteer)
            {
                return null;
            }
            if (EmailAddress.Key(email) == volunteer.EmailKey)
            {
                return "C’est déjà votre adresse.";
            }
            var since = Now - PendingSubmissions.Window;
            if (await db.Set<AddressChange>()
                .CountAsync(row => row.VolunteerId == volunteer.Id && row.CreatedAt > since, cancel) >= PendingSubmissions.Most)
            {
                return "Plusieurs messages viennent de partir : ouvrez le plus récent, ou réessayez dans une heure.";
            }
            var change = new AddressChange { VolunteerId = volunteer.Id, Email = email, FormerEmail = volunteer.Email, CreatedAt = Now };
            db.Add(change);
            await db.SaveChangesAsync(cancel);
            await outbox.EnqueueAsync(db, NewAddressMail.Kind.To(volunteer.Id, change.Id) with { Elsewhere = true }, cancel);
            return (string?)null;
        }, cancel);
    }

    /// <summary>
    /// The address that the link would make the person's; null when it is of no use any more. Changes nothing: mail scanners open links
    /// too.
    /// </summary>
    public async Task<string?> InspectAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return (await FindAsync(db, token, cancel)).Change?.Email;
    }

    /// <summary>False when the link is of no use any more, or when the address is another volunteer's.</summary>
    public Task<bool> ConfirmAsync(string token, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var (link, change, volunteer) = await FindAsync(db, token, cancel);
        if (change is null || volunteer is null)
        {
            return false;
        }
        var key = EmailAddress.Key(change.Email);
        var mailbox = await PendingSubmissions.HoldAsync(db, key, cancel);
        if (mailbox.Exists(other => other.State != VolunteerState.Pending) || !await links.TryUseAsync(db, link!))
        {
            return false;
        }
        volunteer.WriteTo(change.Email, key);
        change.ConfirmedAt = Now;
        await unused.MoveAsync(db, EmailAddress.Key(change.FormerEmail), change.Email, cancel);
        await Outbox.MovedAsync(db, MailRecipient.Volunteer, volunteer.Id, cancel);
        // Whoever reads the former mailbox holds its links.
        await links.RevokeAsync(db, LinkPurpose.VolunteerRecord, volunteer.Id);
        await links.RevokeAsync(db, LinkPurpose.Presence, volunteer.Id);
        await AddressTroubles.ClearAsync(db, MailRecipient.Volunteer, volunteer.Id, cancel);
        if (mailbox.Count > 0)
        {
            await submissions.DropAsync(db, volunteer.Id, mailbox, cancel);
        }
        audit.Record(db, AuditAction.VolunteerAddressChanged, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
        if (change.FormerEmail.Length > 0)
        {
            await outbox.EnqueueAsync(db, FormerAddressMail.Kind.To(volunteer.Id, change.Id) with { Elsewhere = true }, cancel);
        }
        return true;
    }, cancel);

    private async Task<(LinkToken? Link, AddressChange? Change, Volunteer? Volunteer)> FindAsync(
        SiteDbContext db, string token, CancellationToken cancel)
    {
        var link = await links.FindAsync(db, LinkPurpose.AddressChange, token);
        if (link is null or { UsedAt: not null } || links.IsExpired(link)
            || await db.Set<AddressChange>()
            .FirstOrDefaultAsync(row => row.Id == link.SubjectId && row.ConfirmedAt == null, cancel) is not { } change)
        {
            return default;
        }
        return (link, change, await db.Set<Volunteer>()
            .FirstOrDefaultAsync(row => row.Id == change.VolunteerId && row.State != VolunteerState.Left, cancel));
    }
}
