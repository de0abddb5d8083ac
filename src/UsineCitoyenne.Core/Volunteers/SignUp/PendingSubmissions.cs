using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>
/// Forms that wait for the owner of an address. Anybody can send one with anybody's address: each stays as it was sent, with its own link
/// and its own agreements, until one of them is confirmed.
/// </summary>
public sealed class PendingSubmissions(LinkTokens links, ConsentLedger consents, VolunteerErasure erasure)
{
    /// <summary>For one address within <see cref="Window"/>: the form must not become a way to flood somebody's box.</summary>
    internal const int Most = 5;

    internal static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>All that a form must know of its address, in one query: the site is never busier than when it takes sign-ups.</summary>
    internal static async Task<Mailbox> LookAsync(
        SiteDbContext db, string emailKey, Guid submission, DateTime now, CancellationToken cancel)
    {
        var since = now - Window;
        var people = db.Set<Volunteer>();
        var rows = await people.Where(row => row.SubmissionId == submission)
            .Concat(people.Where(row => row.EmailKey == emailKey && (row.State != VolunteerState.Pending || row.CreatedAt > since)))
            .Select(row => new { row.Id, row.SubmissionId, row.EmailKey, row.State }).ToListAsync(cancel);
        return new Mailbox(
            rows.Exists(row => row.SubmissionId == submission),
            rows.Find(row => row.EmailKey == emailKey && row.State != VolunteerState.Pending)?.Id,
            rows.Count(row => row.EmailKey == emailKey && row.State == VolunteerState.Pending) >= Most);
    }

    /// <summary>
    /// All rows of an address, held until the end of the transaction on PostgreSQL: of two confirmations at once, the second finds what the
    /// first left.
    /// </summary>
    internal static Task<List<Volunteer>> HoldAsync(SiteDbContext db, string emailKey, CancellationToken cancel) =>
        db.Set<Volunteer>().Where(row => row.EmailKey == emailKey).OrderBy(row => row.Id).ForUpdate().ToListAsync(cancel);

    /// <summary>Erases the other forms of the address, never confirmed; their links say that it is done.</summary>
    internal async Task DropAsync(SiteDbContext db, long confirmed, IReadOnlyCollection<Volunteer> others, CancellationToken cancel)
    {
        var ids = others.Select(row => row.Id).ToArray();
        await links.PassAsync(db, LinkPurpose.ConfirmSignUp, ids, confirmed, cancel);
        await erasure.EraseAsync(db, others, cancel);
        await consents.ForgetAsync(db, ids, cancel);
    }
}

/// <summary>What is known of an address when a form comes with it.</summary>
/// <param name="IsRepeat">The same form was stored already.</param>
/// <param name="Known">The volunteer who confirmed it.</param>
/// <param name="IsFull">As many forms wait for its owner's word as may.</param>
internal sealed record Mailbox(bool IsRepeat, long? Known, bool IsFull);
