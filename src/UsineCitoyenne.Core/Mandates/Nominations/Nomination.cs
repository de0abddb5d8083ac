using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Nominations;

/// <summary>
/// What the link of a nomination does: the person accepts charter and confidentiality, and the mandate stands; or says no.
/// </summary>
public sealed class Nomination(
    Database database, AccountStore accounts, AccountConsents consents, TerritoryDirectory territories, LinkTokens links, HandedWork work,
    Outbox outbox, Audit audit, TimeProvider clock)
{
    private const string Channel = "nomination";
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(1);

    /// <summary>What the link offers; null when it is of no use any more. Changes nothing: mail scanners open links too.</summary>
    public async Task<NominationOffer?> InspectAsync(string token)
    {
        await using var db = database.Read();
        var link = await links.FindAsync(db, LinkPurpose.Nomination, token);
        if (link is null or { UsedAt: not null } || links.IsExpired(link)
            || await db.Set<Candidacy>()
            .FirstOrDefaultAsync(row => row.Id == link.SubjectId) is not { State: CandidacyState.Nominated } candidacy)
        {
            return null;
        }
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == candidacy.TypeId);
        return new NominationOffer(candidacy.Name, type.Name, type.Alias, territories.Current.LabelOf(candidacy.Territory), type.TermMonths,
            candidacy.StartsAt);
    }

    /// <summary>What was offered to the address of somebody who is signed in, and waits for their answer.</summary>
    public async Task<IReadOnlyList<NominationWaiting>> WaitingAsync(Responsable person, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var found = await Waiting(db, person).Join(db.Set<MandateType>(), row => row.TypeId, type => type.Id,
            (row, type) => new { row.Id, type.Name, row.TerritoryKind, row.TerritoryCode })
            .OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. found.Select(row => new NominationWaiting(
            row.Id, row.Name, territories.Current.LabelOf(new TerritoryRef(row.TerritoryKind, row.TerritoryCode))))];
    }

    /// <summary>
    /// A new link to the offer: who is signed in proved the address that the mail went to. Null when it does not wait for them.
    /// </summary>
    public Task<string?> LinkAsync(Responsable person, long id, CancellationToken cancel = default) => database.WriteAsync(async db =>
        await Waiting(db, person).AnyAsync(row => row.Id == id, cancel) ? links.Issue(db, LinkPurpose.Nomination, id, LinkLifetime)
            : null, cancel);

    private static IQueryable<Candidacy> Waiting(SiteDbContext db, Responsable person)
    {
        var key = EmailAddress.Key(person.Email);
        return db.Set<Candidacy>().AsNoTracking().Where(row => row.EmailKey == key && row.State == CandidacyState.Nominated);
    }

    /// <summary>Gives the mandate, from now or from the day of the hand-over. False when the link is of no use any more.</summary>
    /// <param name="showsName">Whether the person agrees to be named on public pages.</param>
    public Task<bool> AcceptAsync(string token, bool showsName, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await UseAsync(db, token) is not { } candidacy)
        {
            return false;
        }
        var leaving = candidacy.SucceedsMandateId is { } id ? await db.Set<Mandate>().FirstOrDefaultAsync(row => row.Id == id, cancel)
            : null;
        if (candidacy is { State: CandidacyState.Nominated, SucceedsMandateId: not null } && leaving?.Stands(now) != true)
        {
            // Revoked, suspended or over: nobody passes on what they do not hold.
            candidacy.Reopen();
            return false;
        }
        if (!candidacy.Accept(now))
        {
            return false;
        }
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == candidacy.TypeId, cancel);
        var account = await accounts.FindOrCreateAsync(db, candidacy.Email, candidacy.Name, candidacy.ReviewerAccountId);
        consents.Give(db, account.Id, ConsentTexts.MandateCharter, Channel);
        consents.Give(db, account.Id, ConsentTexts.Confidentiality, Channel);
        if (showsName)
        {
            await consents.SetAsync(db, account.Id, ConsentTexts.PublicName, given: true, Channel);
        }
        var mandate = Mandate.Give(
            account.Id, type, candidacy.DeputyOfTypeId, candidacy.Territory, Start(candidacy, leaving, now), candidacy.ReviewerAccountId);
        db.Add(mandate);
        await db.SaveChangesAsync(cancel);
        await MandateRevision.BumpAsync(db);
        audit.Record(db, AuditAction.MandateGranted, candidacy.ReviewerAccountId, candidacy.Territory.ToString(),
            $"mandate:{mandate.Id} account:{account.Id} {type.Alias} candidacy:{candidacy.Id}");
        await outbox.EnqueueAsync(
            db, MandateMail.Kind.To(account.Id, mandate.Id, once: $"{mandate.Id}") with { DueAt = mandate.StartsAt }, cancel);
        await TellNominatorAsync(db, candidacy);
        if (leaving is not null)
        {
            await work.PassAsync(db, leaving, cancel);
        }
        return true;
    }, cancel);

    public Task<bool> DeclineAsync(string token) => database.WriteAsync(async db =>
    {
        if (await UseAsync(db, token) is not { } candidacy || !candidacy.Withdraw(clock.GetUtcNow().UtcDateTime))
        {
            return false;
        }
        audit.Record(db, AuditAction.CandidacyWithdrawn, territory: candidacy.Territory.ToString(), detail: $"candidacy:{candidacy.Id}");
        await TellNominatorAsync(db, candidacy);
        await MandateRevision.BumpAsync(db);
        return true;
    });

    /// <summary>At once; or the moment chosen by the one who hands over, whose own access ends at that very instant.</summary>
    private static DateTime Start(Candidacy candidacy, Mandate? leaving, DateTime now)
    {
        var at = candidacy.StartsAt is { } planned && planned > now ? planned : now;
        return leaving?.HandOver(at, now) == true ? at : now;
    }

    private async Task<Candidacy?> UseAsync(SiteDbContext db, string token)
    {
        var link = await links.FindAsync(db, LinkPurpose.Nomination, token);
        return link is null || links.IsExpired(link) || !await links.TryUseAsync(db, link)
            ? null
            : await db.Set<Candidacy>().FirstOrDefaultAsync(row => row.Id == link.SubjectId);
    }

    private async Task TellNominatorAsync(SiteDbContext db, Candidacy candidacy)
    {
        if (candidacy.ReviewerAccountId is { } nominator)
        {
            await outbox.EnqueueAsync(db, NominationAnsweredMail.Kind.To(nominator, candidacy.Id, once: $"{candidacy.Id}"));
        }
    }
}

/// <summary>An offer that waits for the person who is signed in.</summary>
public sealed record NominationWaiting(long Id, string TypeName, string Place);

/// <param name="TermMonths">0 is without end.</param>
/// <param name="StartsAt">Null for at once.</param>
public sealed record NominationOffer(string Name, string TypeName, string TypeAlias, string Place, int TermMonths, DateTime? StartsAt);
