using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>
/// What reviewers do. Who reviews is worked out at each call from who stands at that instant: see <see cref="CandidacyReviewers"/>.
/// </summary>
public sealed class CandidacyReview(
    Database database, CandidacyReviewers reviewers, TerritoryDirectory territories, Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>
    /// The candidacies that this person has to review, the oldest first, and those they named that wait for an acceptance.
    /// </summary>
    public async Task<IReadOnlyList<CandidacyLine>> ListAsync(Responsable by, CancellationToken cancel = default)
    {
        if (!by.Nominates && !by.IsAdministrator)
        {
            return [];
        }
        await using var db = database.Read();
        var rows = await Around(by, db.Set<Candidacy>()
                .Where(row => row.State == CandidacyState.Waiting || row.State == CandidacyState.Asked
                    || row.State == CandidacyState.Nominated))
            .OrderBy(row => row.SubmittedAt).ToListAsync(cancel);
        var near = rows.Where(row => by.IsAdministrator || by.May(MandateRights.Nominates, row.Territory, territories.Current)).ToList();
        var found = await reviewers.FindAsync(db, near, cancel);
        var types = await db.Set<MandateType>().ToDictionaryAsync(type => type.Id, cancel);
        return [.. near.Where(row => found[row.Id].Accounts.Contains(by.AccountId)).Select(row => Line(row, types[row.TypeId]))];
    }

    /// <summary>
    /// One candidacy with what the person wrote; null when there is none or somebody else reviews it, which look the same. Audited.
    /// </summary>
    public async Task<CandidacyFile?> OpenAsync(Responsable by, long id, CancellationToken cancel = default)
    {
        CandidacyFile? file = null;
        await using (var db = database.Read())
        {
            if (await FindAsync(db, by, id) is { } row)
            {
                var type = await db.Set<MandateType>().SingleAsync(other => other.Id == row.TypeId, cancel);
                file = new CandidacyFile(Line(row, type), type.Alias, type.IsDeputy, row.Email, row.Message, row.Question, row.Answer,
                    await PostRightsAsync(db, type, row));
            }
        }
        if (file is not null)
        {
            await database.WriteAsync(db =>
            {
                audit.Record(db, AuditAction.CandidacyRead, by.AccountId, file.Line.Territory.ToString(), $"candidacy:{id}");
                return Task.CompletedTask;
            }, cancel);
        }
        return file;
    }

    public Task<ReviewAnswer> AskAsync(Responsable by, long id, string question) =>
        ActAsync(by, id, AuditAction.CandidacyAsked, (db, row, _) =>
        row.Ask(by.AccountId, question) ? TellAsync(db, row, CandidacyQuestionMail.Kind) : Impossible);

    public Task<ReviewAnswer> RefuseAsync(Responsable by, long id, string reply) =>
        ActAsync(by, id, AuditAction.CandidacyRefused, (db, row, _) =>
        row.Refuse(by.AccountId, reply, clock.GetUtcNow().UtcDateTime) ? TellAsync(db, row, CandidacyRefusedMail.Kind)
            : Impossible);

    /// <summary>Names the candidate, who still has to accept. For one named before, sends the link again.</summary>
    public Task<ReviewAnswer> NominateAsync(Responsable by, long id) =>
        ActAsync(by, id, AuditAction.CandidacyNominated, async (db, row, type) =>
    {
        if (!by.MayGive(await PostRightsAsync(db, type, row), row.Territory, territories.Current))
        {
            return ReviewAnswer.RightsMissing;
        }
        return row.State == CandidacyState.Nominated || row.Nominate(by.AccountId)
            ? await TellAsync(db, row, NominationMail.Kind)
            : ReviewAnswer.Impossible;
    });

    /// <summary>
    /// Spares who keeps a département or less the candidacies of the whole country. Who reviews is still worked out on each row.
    /// </summary>
    private IQueryable<Candidacy> Around(Responsable by, IQueryable<Candidacy> open)
    {
        var own = by.Territories(MandateRights.Nominates);
        if (by.IsAdministrator || own.Any(territory => territory.Kind < TerritoryKind.Departement))
        {
            return open;
        }
        var gazetteer = territories.Current;
        var communes = own.Select(territory => territory.Kind == TerritoryKind.Commune ? gazetteer.CurrentCommune(territory.Code)
            : gazetteer.Find(territory))
            .OfType<Territory>().SelectMany(gazetteer.CommunesOf).Distinct().ToList();
        var codes = own.Select(territory => territory.Code).Concat(communes.Select(commune => commune.Code))
            .Concat(communes.Select(commune => commune.Epci?.Code).OfType<string>()).Distinct().ToList();
        return open.Where(row => codes.Contains(row.TerritoryCode));
    }

    private static Task<ReviewAnswer> Impossible => Task.FromResult(ReviewAnswer.Impossible);

    private Task<ReviewAnswer> ActAsync(
        Responsable by, long id, string action, Func<SiteDbContext, Candidacy, MandateType, Task<ReviewAnswer>> act) =>
            database.WriteAsync(async db =>
        {
            if (await FindAsync(db, by, id) is not { } row)
            {
                return ReviewAnswer.NotFound;
            }
            var type = await db.Set<MandateType>().SingleAsync(other => other.Id == row.TypeId);
            var answer = await act(db, row, type);
            if (answer == ReviewAnswer.Done)
            {
                audit.Record(db, action, by.AccountId, row.Territory.ToString(), $"candidacy:{id} {type.Alias}");
                await MandateRevision.BumpAsync(db);
            }
            return answer;
        });

    /// <summary>Null unless this person is among its reviewers now.</summary>
    private async Task<Candidacy?> FindAsync(SiteDbContext db, Responsable by, long id)
    {
        var row = await db.Set<Candidacy>()
            .FirstOrDefaultAsync(other => other.Id == id && other.ClosedAt == null && other.State != CandidacyState.Unconfirmed);
        return row is not null && (await reviewers.FindAsync(db, [row]))[id].Accounts.Contains(by.AccountId) ? row : null;
    }

    /// <summary>Naming a deputy gives the rights of the post too, for the day they stand in.</summary>
    private static async Task<MandateRights> PostRightsAsync(SiteDbContext db, MandateType type, Candidacy row) => type.Rights
        | (row.DeputyOfTypeId is { } post ? (await db.Set<MandateType>().SingleAsync(other => other.Id == post)).Rights
            : MandateRights.None);

    private async Task<ReviewAnswer> TellAsync(SiteDbContext db, Candidacy row, MailKind<NoData> kind)
    {
        await outbox.EnqueueAsync(
            db, kind.To(row.Id, once: $"{row.Id}:{clock.GetUtcNow().UtcDateTime.Ticks / TimeSpan.FromMinutes(1).Ticks}"));
        return ReviewAnswer.Done;
    }

    private CandidacyLine Line(Candidacy row, MandateType type) => new(
        row.Id, row.Name, type.Name, row.Territory, territories.Current.LabelOf(row.Territory), row.State, row.SubmittedAt ?? row.CreatedAt,
        row.SuggestedBy);
}

public sealed record CandidacyLine(
    long Id, string Name, string TypeName, TerritoryRef Territory, string Place, CandidacyState State, DateTime SubmittedAt,
    string SuggestedBy);

/// <param name="Rights">What the mandate would allow; a deputy, while standing in.</param>
public sealed record CandidacyFile(
    CandidacyLine Line, string TypeAlias, bool IsDeputy, string Email, string Message, string Question, string Answer,
    MandateRights Rights);

public enum ReviewAnswer
{
    Done,

    /// <summary>Unknown, or reviewed by somebody else.</summary>
    NotFound,

    /// <summary>Not in the state that it is in now, or nothing was written.</summary>
    Impossible,

    /// <summary>Nobody gives a right they do not hold.</summary>
    RightsMissing,
}
