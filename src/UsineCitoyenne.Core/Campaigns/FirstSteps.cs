using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>
/// What somebody new to a territory does first, and what of it is done: read from what they did, nothing is ticked by hand.
/// </summary>
public sealed class FirstSteps(Database database, MandateLifecycleService lifecycle, TimeProvider clock)
{
    /// <summary>From the start of the mandate. Afterwards nobody is new any more.</summary>
    public static readonly TimeSpan Newness = TimeSpan.FromDays(60);

    /// <summary>In the order to do them; empty for who reads no contacts, is not new, or has done them all.</summary>
    public async Task<IReadOnlyList<(FirstStep Step, bool Done)>> ReadAsync(Responsable by, CancellationToken cancel = default)
    {
        var since = clock.GetUtcNow().UtcDateTime - Newness;
        if (by.Contacts is null || by.Mandates.FirstOrDefault(mandate => mandate.Leads && mandate.StartsAt > since) is not { } mandate)
        {
            return [];
        }
        var account = by.AccountId;
        await using var db = database.Read();
        var acts = await db.Set<AuditEntry>()
            .Where(entry => entry.AccountId == account && entry.At > since
                && (entry.Action == AuditAction.ContactsListed || entry.Action == AuditAction.RelayAdded))
            .Select(entry => entry.Action).Distinct().ToListAsync(cancel);
        (FirstStep, bool Done)[] steps =
        [
            (FirstStep.ReadContacts, acts.Contains(AuditAction.ContactsListed)),
            (FirstStep.Write, await db.Set<MailCampaign>()
                .AnyAsync(campaign => campaign.AccountId == account && campaign.DueAt != null, cancel)),
            (FirstStep.PutUpPoster, acts.Contains(AuditAction.RelayAdded)),
            (FirstStep.FindDeputy, await lifecycle.OpenAsync(by, mandate.Id, cancel) is { Deputies.Count: > 0 }),
        ];
        return steps.All(step => step.Done) ? [] : steps;
    }
}

public enum FirstStep
{
    ReadContacts,
    Write,
    PutUpPoster,
    FindDeputy,
}
