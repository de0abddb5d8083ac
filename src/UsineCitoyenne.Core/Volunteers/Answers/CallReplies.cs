using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>Answers from the call's own page: at once for who is signed in, by a mail for whoever gives an address.</summary>
public sealed class CallReplies(
    Database database, LinkTokens tokens, CallLinks links, CallDirectory calls, CallAnswers answers, CallSubmissions submissions,
    Leavers leavers)
{
    /// <summary>What somebody who is signed in answered so far; null when they are no volunteer.</summary>
    public async Task<CallReply?> OfAsync(Responsable person, Guid call, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await VolunteersKnown.IdOfAsync(db, RecordKey.Of(person), cancel) is not { } volunteer)
        {
            return null;
        }
        var answer = await CallAnswers.FindAsync(db, call, volunteer, cancel);
        return new CallReply(answer?.State ?? CallAnswerState.Awaited, answer?.Quantity ?? 0)
        {
            WithdrawUrl = answer is { State: CallAnswerState.Given } ? links.PathOfAnswer(volunteer, answer.Id) : null,
        };
    }

    /// <summary>Records the answer of somebody who is signed in.</summary>
    /// <returns>Where they read, change or withdraw it; null when they are no volunteer, or the call takes no answer.</returns>
    public Task<string?> GiveAsync(Responsable person, Guid call, int quantity, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        if (calls.Find(call) is not { IsOpen: true }
            || await VolunteersKnown.IdOfAsync(db, RecordKey.Of(person), cancel) is not { } volunteer)
        {
            return null;
        }
        return await GiveAsync(db, call, volunteer, quantity, cancel);
    }, cancel);

    /// <summary>
    /// Sends a mail to the address, whose button confirms the answer or leads to the sign-up. The caller learns nothing either way.
    /// </summary>
    /// <param name="email">Normalized.</param>
    public async Task AskAsync(CallSubmissionForm form, string email, CancellationToken cancel = default)
    {
        await database.WriteAsync(async db =>
        {
            var volunteer = await VolunteersKnown.IdOfAsync(db, RecordKey.OfAddress(email), cancel);
            // Who asked to go is not written to again because somebody typed their address.
            if (volunteer is not null || (await leavers.AmongAsync(db, [EmailAddress.Key(email)], cancel)).Count == 0)
            {
                await submissions.TakeAsync(db, form, email, volunteer, cancel);
            }
        }, cancel);
    }

    /// <summary>What the link of a mail would record, for its page. Changes nothing; null for a link that is of no use.</summary>
    public async Task<CallConfirmation?> InspectAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await FindAsync(db, token, cancel) is not var (link, submission, call))
        {
            return null;
        }
        var answer = await AnswerToAsync(db, submission, cancel);
        var site = calls.SiteOf(call, submission.Site);
        return new CallConfirmation(call with { Url = calls.UrlOn(call, site) }, submission.Quantity, site)
        {
            IsUsed = link.UsedAt is not null,
            IsOvertaken = IsOvertaken(submission, answer),
            Standing = answer is { State: CallAnswerState.Given } ? answer.Quantity : null,
            AnswerUrl = answer is null ? null : links.PathOfAnswer(answer.VolunteerId, answer.Id),
        };
    }

    /// <summary>Records what was submitted, once.</summary>
    /// <returns>Where the person reads, changes or withdraws it; null when the link is of no use, or the call closed.</returns>
    public Task<string?> ConfirmAsync(string token, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        if (await FindAsync(db, token, cancel) is not (var link, var submission, { IsOpen: true } call)
            || IsOvertaken(submission, await AnswerToAsync(db, submission, cancel))
            || !await tokens.TryUseAsync(db, link))
        {
            return null;
        }
        return await GiveAsync(db, call.Key, submission.VolunteerId!.Value, submission.Quantity, cancel);
    }, cancel);

    // What they said since counts: an older link, which anybody may have had sent, brings nothing back.
    private static bool IsOvertaken(CallSubmission submission, CallAnswer? answer) =>
        answer is not null && answer.State != CallAnswerState.Awaited && answer.ChangedAt > submission.CreatedAt;

    private static Task<CallAnswer?> AnswerToAsync(SiteDbContext db, CallSubmission submission, CancellationToken cancel) =>
        CallAnswers.FindAsync(db, submission.CallKey, submission.VolunteerId!.Value, cancel);

    private async Task<string?> GiveAsync(SiteDbContext db, Guid call, long volunteer, int quantity, CancellationToken cancel)
    {
        var answer = await answers.GiveAsync(db, call, volunteer, quantity, cancel);
        return links.PathOfAnswer(volunteer, answer.Id);
    }

    private async Task<(LinkToken Link, CallSubmission Submission, CallInfo Call)?> FindAsync(SiteDbContext db, string token,
        CancellationToken cancel) =>
        await tokens.FindAsync(db, LinkPurpose.CallAnswer, token) is { } link && !tokens.IsExpired(link)
        && await db.Set<CallSubmission>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == link.SubjectId
            && row.VolunteerId != null, cancel) is { } submission
        && calls.Find(submission.CallKey) is { } call
            ? (link, submission, call)
            : null;
}

/// <param name="Quantity">0 for « Je viens ».</param>
public sealed record CallReply(CallAnswerState State, int Quantity)
{
    /// <summary>Where it is withdrawn; null while there is none.</summary>
    public string? WithdrawUrl { get; init; }
}

/// <param name="Quantity">0 for « Je viens ».</param>
/// <param name="Site">Whose frame the page has; null for the nation's.</param>
public sealed record CallConfirmation(CallInfo Call, int Quantity, string? Site)
{
    public bool IsUsed { get; init; }

    /// <summary>The person answered or withdrew after this was submitted: it records nothing any more.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>What the person answers today, which this would replace; null when they answer nothing.</summary>
    public int? Standing { get; init; }

    /// <summary>Where the answer is read and changed; null before there is one.</summary>
    public string? AnswerUrl { get; init; }
}
