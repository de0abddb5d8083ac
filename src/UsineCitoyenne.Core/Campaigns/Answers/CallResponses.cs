using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Answers;

namespace UsineCitoyenne.Core.Campaigns.Answers;

/// <summary>The page behind a link of a mail: one call, one person, one button. Opening it changes nothing.</summary>
public sealed class CallResponses(Database database, CallLinks links, CallDirectory calls, CallAnswers answers, CampaignCalls campaigns)
{
    /// <summary>Null for a link that is not ours, of a call that is no longer published, or of somebody who left.</summary>
    public async Task<CallResponseView?> OpenAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await FindAsync(db, token, cancel) is not var (call, volunteer))
        {
            return null;
        }
        var answer = await CallAnswers.FindAsync(db, call.Key, volunteer, cancel);
        var commune = await campaigns.CommuneOfAsync(db, volunteer, cancel);
        return new CallResponseView(call with { Url = calls.UrlFor(call, commune) }, answer?.State ?? CallAnswerState.Awaited,
            answer?.Quantity ?? 0, answer?.Proposed)
        {
            Site = calls.SiteOf(call, calls.SiteFor(commune)),
        };
    }

    /// <param name="quantity">0 for « Je viens ».</param>
    /// <returns>False when the link is of no use, or the call is closed.</returns>
    public Task<bool> GiveAsync(string token, int quantity, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        if (await FindAsync(db, token, cancel) is not ({ IsOpen: true } call, var volunteer))
        {
            return false;
        }
        await answers.GiveAsync(db, call.Key, volunteer, quantity, cancel);
        return true;
    }, cancel);

    public Task<bool> WithdrawAsync(string token, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        if (await FindAsync(db, token, cancel) is not var (call, volunteer))
        {
            return false;
        }
        await answers.WithdrawAsync(db, call.Key, volunteer, cancel);
        return true;
    }, cancel);

    private async Task<(CallInfo Call, long Volunteer)?> FindAsync(SiteDbContext db, string token, CancellationToken cancel)
    {
        if (links.Read(token) is not { } link || !await campaigns.IsVolunteerAsync(db, link.SubjectId, cancel))
        {
            return null;
        }
        var key = link.Subject == PreferenceSubject.CallCampaign
            ? await campaigns.CallOfAsync(db, link.Number, cancel)
            : await db.Set<CallAnswer>().Where(row => row.Id == link.Number && row.VolunteerId == link.SubjectId)
            .Select(row => (Guid?)row.CallKey).FirstOrDefaultAsync(cancel);
        return calls.Find(key) is { } call ? (call, link.SubjectId) : null;
    }
}

/// <param name="Proposed">What a form with this person's address said, not confirmed yet.</param>
public sealed record CallResponseView(CallInfo Call, CallAnswerState State, int Quantity, int? Proposed)
{
    /// <summary>
    /// Whose frame the page has: the person's département where the call is shown there, the call's site otherwise; null for the
    /// nation's.
    /// </summary>
    public string? Site { get; init; }
}
