using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>
/// What the public does: offer, suggest, confirm, answer, step back. Whether an address was known shows in its mails only.
/// </summary>
public sealed class CandidacyService(
    Database database, CandidacyReviewers reviewers, TerritoryDirectory territories, LinkTokens links, Outbox outbox, Audit audit,
    TimeProvider clock)
{
    /// <summary>Unconfirmed forms for one address in an hour.</summary>
    private const int MostWaiting = 5;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The posts that anybody may offer to take on such a territory, in their order.</summary>
    public async Task<IReadOnlyList<MandateTypeView>> OfferedAsync(TerritoryKind kind, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return [.. (await db.Set<MandateType>().OrderBy(row => row.SortOrder).ThenBy(row => row.Id).ToListAsync(cancel))
            .Where(type => IsOffered(type, kind)).Select(MandateTypeView.Of)];
    }

    /// <summary>What is wrong, by field name, in French; empty when the candidacy is stored and its mail will leave.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SubmitAsync(CandidacyForm form, CancellationToken cancel = default)
    {
        var errors = CandidacyCheck.Check(form, territories.Current);
        if (errors.Count > 0)
        {
            return errors;
        }
        EmailAddress.TryNormalize(form.Email, out var email);
        return await database.WriteAsync<IReadOnlyDictionary<string, string>>(async db =>
        {
            var territory = form.Territory!.Value;
            var type = await db.Set<MandateType>().FirstOrDefaultAsync(row => row.Alias == form.Type, cancel);
            if (type is null || !IsOffered(type, territory.Kind))
            {
                return new Dictionary<string, string> { [nameof(form.Type)] = "Choisissez un rôle dans la liste." };
            }
            if (!await db.Set<Candidacy>().AnyAsync(row => row.SubmissionId == form.SubmissionId, cancel))
            {
                await StoreAsync(db, form, type, territory, email!, cancel);
            }
            return new Dictionary<string, string>();
        }, cancel);
    }

    /// <summary>What the link of the first mail can do now. Changes nothing: mail scanners open links too.</summary>
    public async Task<CandidacyLink?> InspectAsync(string token) => await LookAsync(LinkPurpose.CandidacyConfirmation, token);

    /// <summary>What the link of a question can do now. Null when it is unknown, used or expired.</summary>
    public async Task<CandidacyLink?> InspectQuestionAsync(string token) => await LookAsync(LinkPurpose.CandidacyAnswer, token);

    /// <summary>The person agrees to be a candidate; the reviewers are told. False when the link is of no use any more.</summary>
    /// <param name="message">Replaces what was written before, unless empty.</param>
    public Task<bool> ConfirmAsync(string token, string? message, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        if (await UseAsync(db, LinkPurpose.CandidacyConfirmation, token) is not { } candidacy
            || await SamePost(db, candidacy.EmailKey, candidacy.TypeId, candidacy.Territory)
            .AnyAsync(row => row.State != CandidacyState.Unconfirmed, cancel)
            || !candidacy.Confirm(message, Now))
        {
            return false;
        }
        // What others sent with this address for the same post was never confirmed by its owner.
        await SamePost(db, candidacy.EmailKey, candidacy.TypeId, candidacy.Territory)
            .Where(row => row.Id != candidacy.Id && row.State == CandidacyState.Unconfirmed).ExecuteDeleteAsync(cancel);
        audit.Record(db, AuditAction.CandidacySubmitted, territory: candidacy.Territory.ToString(), detail: $"candidacy:{candidacy.Id}");
        var found = await reviewers.FindAsync(db, [candidacy], cancel);
        await reviewers.TellAsync(db, candidacy, found[candidacy.Id], Now);
        await MandateRevision.BumpAsync(db);
        return true;
    }, cancel);

    /// <summary>No, and nothing is kept.</summary>
    public Task<bool> DeclineAsync(string token) => database.WriteAsync(async db =>
    {
        if (await UseAsync(db, LinkPurpose.CandidacyConfirmation, token) is not { State: CandidacyState.Unconfirmed } candidacy)
        {
            return false;
        }
        db.Remove(candidacy);
        return true;
    });

    public Task<bool> AnswerAsync(string token, string answer) => database.WriteAsync(async db =>
    {
        if (string.IsNullOrWhiteSpace(answer) || await UseAsync(db, LinkPurpose.CandidacyAnswer, token) is not { } candidacy
            || !candidacy.AnswerTo(answer))
        {
            return false;
        }
        var found = await reviewers.FindAsync(db, [candidacy]);
        foreach (var account in found[candidacy.Id].Accounts)
        {
            await outbox.EnqueueAsync(db, CandidacyArrivedMail.Kind.To(account, candidacy.Id));
        }
        return true;
    });

    private static bool IsOffered(MandateType type, TerritoryKind kind) =>
        type.Active && type.IsFor(kind) && !type.Allows(MandateRights.Administers);

    private async Task StoreAsync(
        SiteDbContext db, CandidacyForm form, MandateType type, TerritoryRef territory, string email, CancellationToken cancel)
    {
        var key = EmailAddress.Key(email);
        var known = await SamePost(db, key, type.Id, territory).FirstOrDefaultAsync(row => row.State != CandidacyState.Unconfirmed, cancel);
        if (known is null)
        {
            var since = Now - TimeSpan.FromHours(1);
            if (await db.Set<Candidacy>().CountAsync(row => row.EmailKey == key && row.State == CandidacyState.Unconfirmed
                && row.CreatedAt > since, cancel) >= MostWaiting)
            {
                return;
            }
            known = Candidacy.Make(
                type, await PostOfAsync(db, type, territory, cancel), territory, (PersonName.Clean(form.Name), email, key), Now,
                form.SuggestedBy is null ? (form.Message ?? "").Trim() : "", PersonName.Clean(form.SuggestedBy), form.SubmissionId);
            db.Add(known);
            await db.SaveChangesAsync(cancel);
        }
        await outbox.EnqueueAsync(db, form.SuggestedBy is null
            ? CandidacyConfirmMail.Kind.To(known.Id, once: $"{known.Id}:{Now.Ticks / TimeSpan.FromMinutes(10).Ticks}")
            : CandidacyConfirmMail.Kind.To(known.Id) with
            {
                // Whoever is suggested gets one mail in thirty days, whatever they are suggested for and by whom.
                DedupKey = $"suggestion:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24]}:"
                    + $"{Now.Ticks / Candidacy.Patience.Ticks}",
            }, cancel);
    }

    /// <summary>
    /// What was sent with one address for one post and is not closed: anybody can send some, so each unconfirmed form stays as it was sent.
    /// </summary>
    private static IQueryable<Candidacy> SamePost(SiteDbContext db, string key, long typeId, TerritoryRef territory) => db.Set<Candidacy>()
        .Where(row => row.EmailKey == key && row.TypeId == typeId && row.ClosedAt == null && row.TerritoryKind == territory.Kind
            && row.TerritoryCode == territory.Code);

    /// <summary>Whom a deputy seconds: who leads the territory.</summary>
    private static async Task<long?> PostOfAsync(SiteDbContext db, MandateType type, TerritoryRef territory, CancellationToken cancel) =>
        type.IsDeputy
        ? (await db.Set<MandateType>().OrderBy(row => row.SortOrder).ToListAsync(cancel))
        .FirstOrDefault(post => post.Leads && post.Active && post.IsFor(territory.Kind))?.Id
        : null;

    private async Task<CandidacyLink?> LookAsync(LinkPurpose purpose, string token)
    {
        await using var db = database.Read();
        var link = await links.FindAsync(db, purpose, token);
        if (link is null or { UsedAt: not null } || links.IsExpired(link))
        {
            return null;
        }
        var candidacy = await db.Set<Candidacy>().FirstOrDefaultAsync(row => row.Id == link.SubjectId);
        if (candidacy is null)
        {
            return null;
        }
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == candidacy.TypeId);
        return new CandidacyLink(candidacy.Name, candidacy.SuggestedBy, candidacy.Message, candidacy.Question, type.Name, type.Alias,
            territories.Current.LabelOf(candidacy.Territory));
    }

    private async Task<Candidacy?> UseAsync(SiteDbContext db, LinkPurpose purpose, string token)
    {
        var link = await links.FindAsync(db, purpose, token);
        return link is null || links.IsExpired(link) || !await links.TryUseAsync(db, link)
            ? null
            : await db.Set<Candidacy>().FirstOrDefaultAsync(row => row.Id == link.SubjectId);
    }
}

/// <summary>What the person behind a link of a candidacy sees.</summary>
/// <param name="SuggestedBy">Empty for who offered.</param>
/// <param name="Question">Empty when none was put.</param>
public sealed record CandidacyLink(
    string Name, string SuggestedBy, string Message, string Question, string TypeName, string TypeAlias, string Place);
