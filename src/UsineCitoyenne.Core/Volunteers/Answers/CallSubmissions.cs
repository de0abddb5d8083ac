using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>Answers that a form brought, in the transaction of what brings them: each asks the owner of its address by a mail.</summary>
public sealed class CallSubmissions(CallDirectory calls, Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>For one address within <see cref="Window"/>: the form must not become a way to flood somebody's box.</summary>
    internal const int Most = 5;

    internal static readonly TimeSpan Window = TimeSpan.FromHours(1);
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    /// <param name="volunteerId">Whose address it is; null for an address that nobody is known by.</param>
    /// <returns>False when the call takes no answer.</returns>
    internal async Task<bool> TakeAsync(SiteDbContext db, CallSubmissionForm form, string email, long? volunteerId,
        CancellationToken cancel)
    {
        if (calls.Find(form.Call) is not { IsOpen: true } call)
        {
            return false;
        }
        var (key, now) = (EmailAddress.Key(email), clock.GetUtcNow().UtcDateTime);
        var since = now - Window;
        if (await db.Set<CallSubmission>().AnyAsync(row => row.SubmissionId == form.SubmissionId, cancel)
            || await db.Set<CallSubmission>().CountAsync(row => row.EmailKey == key && row.CreatedAt > since, cancel) >= Most)
        {
            return true;
        }
        var submission = new CallSubmission
        {
            CallKey = call.Key,
            Quantity = Math.Clamp(form.Quantity, 0, CallQuantityText.Most),
            Site = form.Site,
            VolunteerId = volunteerId,
            Email = volunteerId is null ? email : "",
            EmailKey = key,
            SubmissionId = form.SubmissionId,
            CreatedAt = now,
        };
        db.Add(submission);
        await db.SaveChangesAsync(cancel);
        audit.Record(db, AuditAction.CallAnswerAsked, detail: $"call:{call.Key}", volunteers: volunteerId is { } id ? [id] : []);
        await outbox.EnqueueAsync(db, volunteerId is { } known
            ? CallConfirmMail.Kind.To(known, submission.Id)
            : CallInvitationMail.Kind.To(submission.Id), cancel);
        return true;
    }

    /// <summary>With the people.</summary>
    internal static Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel) =>
        db.Set<CallSubmission>().Where(row => volunteers.Contains(row.VolunteerId!.Value)).ExecuteDeleteAsync(cancel);
}

/// <param name="Quantity">0 for « Je viens ».</param>
/// <param name="Site">Where it is answered, <c>agirlocal95</c>; null for the nation's site.</param>
public sealed record CallSubmissionForm(Guid? Call, int Quantity, string? Site, Guid SubmissionId);
