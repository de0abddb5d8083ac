using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>Answers to calls, in the transaction of what brings them.</summary>
public sealed class CallAnswers(CallDirectory calls, CallLinks links, Outbox outbox, Audit audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// By the form of somebody who is not known yet: kept aside until they confirm it. False when the call takes no answer.
    /// </summary>
    internal async Task<bool> ProposeAsync(SiteDbContext db, Guid? callKey, int quantity, long volunteerId, CancellationToken cancel)
    {
        if (calls.Find(callKey) is not { IsOpen: true } call)
        {
            return false;
        }
        (await FindOrAddAsync(db, call.Key, volunteerId, cancel)).Propose(Math.Clamp(quantity, 0, CallQuantityText.Most), Now);
        return true;
    }

    /// <summary>The person confirmed their address by the link of the form that brought these answers: they stand.</summary>
    internal async Task ConfirmAsync(SiteDbContext db, long volunteerId, CancellationToken cancel)
    {
        foreach (var answer in await db.Set<CallAnswer>().Where(row => row.VolunteerId == volunteerId && row.Proposed != null)
            .ToListAsync(cancel))
        {
            await GiveAsync(db, answer, answer.Proposed!.Value, cancel);
        }
    }

    internal async Task<CallAnswer> GiveAsync(SiteDbContext db, Guid callKey, long volunteerId, int quantity, CancellationToken cancel)
    {
        var answer = await FindOrAddAsync(db, callKey, volunteerId, cancel);
        await GiveAsync(db, answer, quantity, cancel);
        return answer;
    }

    internal async Task WithdrawAsync(SiteDbContext db, Guid callKey, long volunteerId, CancellationToken cancel)
    {
        if (await FindAsync(db, callKey, volunteerId, cancel) is { } answer)
        {
            var told = answer.Withdraw(Now);
            audit.Record(db, AuditAction.CallAnswerWithdrawn, detail: $"call:{callKey}", volunteers: [volunteerId]);
            if (told)
            {
                await TellAsync(db, answer, cancel);
            }
        }
    }

    /// <summary>Null when this person answered nothing to this call.</summary>
    internal static Task<CallAnswer?> FindAsync(SiteDbContext db, Guid callKey, long volunteerId, CancellationToken cancel) =>
        db.Set<CallAnswer>().FirstOrDefaultAsync(row => row.CallKey == callKey && row.VolunteerId == volunteerId, cancel);

    /// <summary>Those of one person, the newest first.</summary>
    internal static async Task<IReadOnlyList<CallAnswer>> OfAsync(SiteDbContext db, long volunteerId, CancellationToken cancel) =>
        await db.Set<CallAnswer>().AsNoTracking().Where(row => row.VolunteerId == volunteerId).OrderByDescending(row => row.Id)
            .ToListAsync(cancel);

    /// <summary>What a form brought for one person, and their word would make stand.</summary>
    internal async Task<IReadOnlyList<CallPart>> ProposedAsync(SiteDbContext db, long volunteerId, CancellationToken cancel) =>
        [.. from answer in await OfAsync(db, volunteerId, cancel)
            where answer.Proposed is not null
            let call = calls.Find(answer.CallKey)
            where call is { IsOpen: true }
            select new CallPart(call.Name, CallFormatter.Told(answer.Proposed!.Value, call.Unit), "")];

    /// <summary>What one person answered and did not take back, with the link to change it.</summary>
    /// <param name="communeCode">Theirs.</param>
    internal async Task<IReadOnlyList<CallPart>> GivenAsync(
        SiteDbContext db, long volunteerId, string communeCode, CancellationToken cancel) =>
        [.. from answer in await OfAsync(db, volunteerId, cancel)
            where answer.State == CallAnswerState.Given
            let call = calls.Find(answer.CallKey)
            where call is not null
            select new CallPart(call.Name, CallFormatter.Told(answer.Quantity, call.Unit), calls.UrlFor(call, communeCode))
            {
                ChangeUrl = links.PathOfAnswer(volunteerId, answer.Id),
                IsOpen = call.IsOpen,
            }];

    /// <summary>With the people.</summary>
    internal static async Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel)
    {
        await CallSubmissions.ForgetAsync(db, volunteers, cancel);
        await db.Set<CallAnswer>().Where(row => volunteers.Contains(row.VolunteerId)).ExecuteDeleteAsync(cancel);
    }

    private async Task GiveAsync(SiteDbContext db, CallAnswer answer, int quantity, CancellationToken cancel)
    {
        if (!answer.Give(Math.Clamp(quantity, 0, CallQuantityText.Most), Now))
        {
            return;
        }
        await db.SaveChangesAsync(cancel);
        audit.Record(db, AuditAction.CallAnswered, detail: $"call:{answer.CallKey} quantity:{answer.Quantity}",
            volunteers: [answer.VolunteerId]);
        await TellAsync(db, answer, cancel);
    }

    // One mail for each change. It is written when it leaves, from what stands then; one that a later change overtook is not sent: the last
    // mail is always right.
    private Task TellAsync(SiteDbContext db, CallAnswer answer, CancellationToken cancel) =>
        outbox.EnqueueAsync(db, CallAnswerMail.Kind.To(answer.VolunteerId, AnswerChange.Of(answer)), cancel);

    private async Task<CallAnswer> FindOrAddAsync(SiteDbContext db, Guid callKey, long volunteerId, CancellationToken cancel)
    {
        var answer = await FindAsync(db, callKey, volunteerId, cancel);
        if (answer is null)
        {
            answer = new CallAnswer { CallKey = callKey, VolunteerId = volunteerId, CreatedAt = Now };
            db.Add(answer);
        }
        return answer;
    }
}
