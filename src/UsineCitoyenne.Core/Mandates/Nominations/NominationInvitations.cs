using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Nominations;

/// <summary>
/// Naming somebody by their address, who did not have to offer. A mail that says who names them asks them to accept; nothing opens before.
/// Without an answer it is erased like any candidacy.
/// </summary>
public sealed class NominationInvitations(
    Database database, StandingMandates standing, TerritoryDirectory territories, Outbox outbox, Audit audit)
{
    /// <summary>By one person: a mandate is given to people one knows, not to a list of addresses.</summary>
    internal const int MostADay = 50;

    /// <summary>
    /// True for who may name somebody to this post: the same as for a candidate. A deputy is named by the holder, from a candidacy.
    /// </summary>
    public async Task<bool> MayAsync(Responsable by, string alias, TerritoryRef territory, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<MandateType>().FirstOrDefaultAsync(row => row.Alias == alias, cancel) is { } type && May(by, type, territory);
    }

    /// <summary>What is wrong, in French, by field: <c>Name</c>, <c>Email</c>; empty when the invitation is on its way.</summary>
    public Task<IReadOnlyDictionary<string, string>> InviteAsync(
        Responsable by, string alias, TerritoryRef territory, string? name, string? email) =>
        database.WriteAsync<IReadOnlyDictionary<string, string>>(async db =>
        {
            if (await db.Set<MandateType>().FirstOrDefaultAsync(row => row.Alias == alias) is not { } type || !May(by, type, territory))
            {
                throw new UnauthorizedAccessException("Ce rôle se confie depuis un autre territoire.");
            }
            var yesterday = standing.Now.AddDays(-1);
            if (await db.Set<Candidacy>()
                .CountAsync(row => row.ReviewerAccountId == by.AccountId && row.SubmittedAt > yesterday) >= MostADay)
            {
                return new Dictionary<string, string>
                {
                    [nameof(CandidacyForm.Email)] = $"Vous avez déjà nommé {MostADay} personnes aujourd’hui : réessayez demain.",
                };
            }
            var (candidacy, errors) = await MakeAsync(db, type, deputyOf: null, territory, name, email);
            if (candidacy is null || !candidacy.Invite(by.AccountId, standing.Now))
            {
                return errors;
            }
            await SendAsync(db, by, candidacy, $"candidacy:{candidacy.Id} {type.Alias} invited");
            return errors;
        });

    /// <summary>A candidacy for somebody who was named by address; null, with what is wrong, when they cannot be.</summary>
    internal async Task<(Candidacy? Candidacy, Dictionary<string, string> Errors)> MakeAsync(
        SiteDbContext db, MandateType type, long? deputyOf, TerritoryRef territory, string? name, string? email)
    {
        var errors = CandidacyCheck.CheckPerson(name, email);
        if (errors.Count > 0 || !EmailAddress.TryNormalize(email, out var address))
        {
            return (null, errors);
        }
        var key = EmailAddress.Key(address);
        if (await db.Set<Candidacy>()
            .AnyAsync(row => row.TypeId == type.Id && row.TerritoryKind == territory.Kind && row.TerritoryCode == territory.Code
            && row.EmailKey == key && row.State == CandidacyState.Nominated))
        {
            errors[nameof(CandidacyForm.Email)] =
                "Cette personne est déjà nommée à ce rôle : un lien lui a été envoyé, elle doit l’accepter.";
            return (null, errors);
        }
        var made = Candidacy.Make(type, deputyOf, territory, (PersonName.Clean(name), address, key), standing.Now);
        db.Add(made);
        await db.SaveChangesAsync();
        return (made, errors);
    }

    private bool May(Responsable by, MandateType type, TerritoryRef territory) => !type.IsDeputy && type.IsFor(territory.Kind)
        && (by.IsAdministrator ? by.MayGive(type.Rights, territory, territories.Current) : by.Keeps(type, territory, territories.Current));

    private async Task SendAsync(SiteDbContext db, Responsable by, Candidacy candidacy, string detail)
    {
        await outbox.EnqueueAsync(db, NominationMail.Kind.To(candidacy.Id, once: $"{candidacy.Id}"));
        audit.Record(db, AuditAction.CandidacyNominated, by.AccountId, candidacy.Territory.ToString(), detail);
        await MandateRevision.BumpAsync(db);
    }
}
