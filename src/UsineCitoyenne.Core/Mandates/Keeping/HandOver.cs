using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>
/// Passing one's own mandate to a candidate, a deputy, or somebody named by their address. Once that person accepted, access passes at the
/// chosen instant, by the dates of the two mandates: no job has to run for it.
/// </summary>
public sealed class HandOver(
    Database database, StandingMandates standing, MandateNotifier notifier, AccountStore accounts, NominationInvitations invitations,
    LinkTokens links, Outbox outbox, Audit audit)
{
    /// <summary>No later than this.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(180);

    /// <summary>Who may take over; null where the mandate is not the person's own or has nothing to pass.</summary>
    public async Task<IReadOnlyList<Successor>?> SuccessorsAsync(Responsable by, long mandateId, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await MineAsync(db, by, mandateId) is { } mandate ? await SuccessorsAsync(db, mandate, cancel) : null;
    }

    /// <summary>
    /// Those of the level above, to whom the mandate goes when nobody takes it over: names, the nearest level first found.
    /// </summary>
    public async Task<IReadOnlyList<string>> AboveAsync(Responsable by, long mandateId, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await MineAsync(db, by, mandateId) is { } mandate
            ? [.. (await accounts.FindAllAsync(db, await notifier.AboveAsync(db, mandate, cancel))).Values.Select(account => account.Name)
                .Order()]
            : [];
    }

    /// <summary>Names the successor, who is asked by mail to accept. Returns what is wrong, in French, or null.</summary>
    /// <param name="successor">A <see cref="Successor.Key"/>.</param>
    /// <param name="at">UTC; a time past is now.</param>
    public Task<string?> PassAsync(Responsable by, long mandateId, string successor, DateTime at) => database.WriteAsync(async db =>
    {
        var (mandate, wrong) = await PassableAsync(db, by, mandateId, at);
        if (mandate is null)
        {
            return wrong;
        }
        if ((await SuccessorsAsync(db, mandate, CancellationToken.None)).FirstOrDefault(other => other.Key == successor) is not { } chosen)
        {
            return "Choisissez une personne dans la liste.";
        }
        return await NameAsync(db, by, mandate, await CandidacyOfAsync(db, mandate, chosen, standing.Now), at) ? null
            : "Cette personne n’est plus candidate.";
    });

    /// <summary>
    /// Names somebody by their address. Returns what is wrong, in French, by field: <c>Name</c>, <c>Email</c>, or <c>Successor</c> for the
    /// whole.
    /// </summary>
    /// <param name="at">UTC; a time past is now.</param>
    public Task<IReadOnlyDictionary<string, string>> PassToAsync(
        Responsable by, long mandateId, string? name, string? email, DateTime at) =>
        database.WriteAsync<IReadOnlyDictionary<string, string>>(async db =>
        {
            var (mandate, wrong) = await PassableAsync(db, by, mandateId, at);
            if (mandate is null)
            {
                return new Dictionary<string, string> { [nameof(Successor)] = wrong! };
            }
            if (EmailAddress.TryNormalize(email, out var address) && EmailAddress.Key(address) == EmailAddress.Key(by.Email))
            {
                return new Dictionary<string, string>
                {
                    [nameof(CandidacyForm.Email)] =
                    "C’est votre propre adresse : indiquez celle de la personne qui prend le relais."
                };
            }
            var type = await db.Set<MandateType>().SingleAsync(row => row.Id == mandate.TypeId);
            var (candidacy, errors) = await invitations.MakeAsync(db, type, mandate.DeputyOfTypeId, mandate.Territory, name, email);
            if (candidacy is not null)
            {
                await NameAsync(db, by, mandate, candidacy, at);
            }
            return errors;
        });

    /// <summary>Takes the nomination back, as long as it was not accepted.</summary>
    public Task<bool> CancelAsync(Responsable by, long mandateId) => database.WriteAsync(async db =>
    {
        if (await MineAsync(db, by, mandateId) is null || await PendingAsync(db, mandateId) is not { } candidacy
            || !candidacy.Withdraw(standing.Now))
        {
            return false;
        }
        await links.RevokeAsync(db, LinkPurpose.Nomination, candidacy.Id);
        audit.Record(db, AuditAction.CandidacyWithdrawn, by.AccountId, candidacy.Territory.ToString(),
            $"mandate:{mandateId} candidacy:{candidacy.Id}");
        await MandateRevision.BumpAsync(db);
        return true;
    });

    private async Task<(Mandate? Mandate, string? Wrong)> PassableAsync(SiteDbContext db, Responsable by, long mandateId, DateTime at)
    {
        if (await MineAsync(db, by, mandateId) is not { } mandate)
        {
            return (null, "Ce mandat n’est pas à vous, ou ne peut plus être passé.");
        }
        if (at > standing.Now + Horizon || at > mandate.EndsAt)
        {
            return (null, "Choisissez un jour dans les six mois, et avant la fin de votre mandat.");
        }
        return await PendingAsync(db, mandateId) is null
            ? (mandate, null)
            : (null, "Une personne a déjà été désignée. Annulez d’abord, pour en choisir une autre.");
    }

    private async Task<bool> NameAsync(SiteDbContext db, Responsable by, Mandate mandate, Candidacy candidacy, DateTime at)
    {
        var now = standing.Now;
        if (!candidacy.NameSuccessor(by.AccountId, mandate.Id, at < now ? now : at, now))
        {
            return false;
        }
        await outbox.EnqueueAsync(db, NominationMail.Kind.To(candidacy.Id, once: $"{candidacy.Id}"));
        audit.Record(db, AuditAction.MandateHandedOver, by.AccountId, mandate.Territory.ToString(),
            $"mandate:{mandate.Id} candidacy:{candidacy.Id}");
        await MandateRevision.BumpAsync(db);
        return true;
    }

    private async Task<Mandate?> MineAsync(SiteDbContext db, Responsable by, long id) =>
        await standing.Standing(db).FirstOrDefaultAsync(row => row.Id == id && row.AccountId == by.AccountId && row.EndKind == null);

    private static Task<Candidacy?> PendingAsync(SiteDbContext db, long mandateId) => db.Set<Candidacy>()
        .FirstOrDefaultAsync(row => row.SucceedsMandateId == mandateId && row.State == CandidacyState.Nominated);

    private async Task<List<Successor>> SuccessorsAsync(SiteDbContext db, Mandate mandate, CancellationToken cancel)
    {
        var candidates = await db.Set<Candidacy>()
            .Where(row => row.TypeId == mandate.TypeId && row.TerritoryKind == mandate.TerritoryKind
                && row.TerritoryCode == mandate.TerritoryCode
                && (row.State == CandidacyState.Waiting || row.State == CandidacyState.Asked))
            .OrderBy(row => row.SubmittedAt).ToListAsync(cancel);
        var deputies = await notifier.DeputiesOf(db, mandate).Where(row => row.AccountId != mandate.AccountId).ToListAsync(cancel);
        var people = await accounts.FindAllAsync(db, [.. deputies.Select(row => row.AccountId).Distinct()]);
        return
        [
            .. deputies.Select(row => row.AccountId).Distinct()
            .Select(id => new Successor($"compte:{id}", people[id].Name, IsDeputy: true)),
            .. candidates.Select(row => new Successor($"candidature:{row.Id}", row.Name, IsDeputy: false)),
        ];
    }

    /// <summary>The candidate's own, or one made for a deputy, who did not have to offer.</summary>
    private async Task<Candidacy> CandidacyOfAsync(SiteDbContext db, Mandate mandate, Successor chosen, DateTime now)
    {
        var id = long.Parse(chosen.Key.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        if (!chosen.IsDeputy)
        {
            return await db.Set<Candidacy>().SingleAsync(row => row.Id == id);
        }
        var account = (await accounts.FindAsync(db, id))!;
        var type = await db.Set<MandateType>().SingleAsync(row => row.Id == mandate.TypeId);
        var made = Candidacy.Make(type, mandate.DeputyOfTypeId, mandate.Territory, (account.Name, account.Email, account.EmailKey), now);
        db.Add(made);
        await db.SaveChangesAsync();
        return made;
    }
}

/// <param name="Key">What the form posts.</param>
public sealed record Successor(string Key, string Name, bool IsDeputy);
