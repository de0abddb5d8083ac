using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Communes;

/// <summary>A responsable of a commune, or of a territory above it, tells where it stands. Each change keeps who, when and why.</summary>
public sealed class CommuneService(
    Database database, CommuneStates states, VolunteerFigures figures, Leadership leadership, TerritoryDirectory territories,
    AccountStore accounts, Audit audit, TimeProvider clock)
{
    private const int HistoryLines = 50;

    /// <summary>True for the responsables of the commune and above.</summary>
    public bool Keeps(Responsable by, Territory commune) => by.IsAdministrator
        || by.May(MandateRights.ReadsContacts, commune.Ref, territories.Current);

    /// <summary>The communes that the reader keeps where something began, by name, and how many are in each state.</summary>
    /// <param name="state">Null for all but those that sleep.</param>
    /// <param name="page">From 1.</param>
    public CommuneList List(Responsable by, CommuneState? state, int page)
    {
        var own = territories.Current.Communes.Where(commune => Keeps(by, commune))
            .Select(commune => (Commune: commune, State: states.Of(commune))).ToList();
        var counts = own.GroupBy(line => line.State).ToDictionary(group => group.Key, group => group.Count());
        var shown = own.Where(line => state is null ? line.State != CommuneState.Sleeping : line.State == state).ToList();
        return new CommuneList(counts, shown.Count, [.. shown.Skip((Math.Max(page, 1) - 1) * CommuneList.Size).Take(CommuneList.Size)]);
    }

    /// <summary>Null outside the reader's territory.</summary>
    public async Task<CommuneView?> FindAsync(Responsable by, Territory commune, CancellationToken cancel = default)
    {
        if (!Keeps(by, commune))
        {
            return null;
        }
        await using var db = database.Read();
        var row = await db.Set<CommuneProgress>().FirstOrDefaultAsync(other => other.Code == commune.Code, cancel)
            ?? new CommuneProgress { Code = commune.Code };
        var led = leadership.IsLed(commune.Ref);
        row.See(figures.Count(commune.Ref), led, clock.GetUtcNow().UtcDateTime);
        var steps = await db.Set<CommuneStep>().Where(step => step.Code == commune.Code).OrderByDescending(step => step.Id)
            .Take(HistoryLines).ToListAsync(cancel);
        var names = await accounts.FindAllAsync(db, [.. steps.Select(step => step.AccountId).OfType<long>().Distinct()]);
        return new CommuneView(commune, row.State, row.Commitment, [.. row.Acts(led)], [.. steps.Select(step => new CommuneHistoryLine(
            DateTime.SpecifyKind(step.At, DateTimeKind.Utc), step.From, step.To, step.Act,
            step.AccountId is { } account && names.TryGetValue(account, out var found) ? found.Name : "", step.Why))]);
    }

    /// <summary>The mayor's commitment; either trigger may come first.</summary>
    /// <returns>What is wrong, by field of <see cref="Commitment"/>, in French; empty when it is recorded.</returns>
    public async Task<IReadOnlyDictionary<string, string>> CommitAsync(
        Responsable by, Territory commune, Commitment commitment, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var errors = new Dictionary<string, string>();
        if (commitment.On == default || commitment.On > DateOnly.FromDateTime(now).AddDays(1))
        {
            errors[nameof(commitment.On)] = "Indiquez le jour de l’engagement, au plus tard aujourd’hui.";
        }
        if (string.IsNullOrWhiteSpace(commitment.SignatoryRole) || commitment.SignatoryRole.Length > Commitment.RoleLength)
        {
            errors[nameof(commitment.SignatoryRole)] =
                "Indiquez la fonction de la personne qui s’engage : maire, adjointe, direction des services… Pas son nom.";
        }
        if (commitment.Provides.Length > Commitment.ProvidesLength)
        {
            errors[nameof(commitment.Provides)] = $"{FrenchNumber.Of(Commitment.ProvidesLength)} caractères au plus.";
        }
        if (errors.Count == 0)
        {
            var clean = commitment with { SignatoryRole = commitment.SignatoryRole.Trim(), Provides = commitment.Provides.Trim() };
            await ActAsync(by, commune, CommuneAct.Commit, $"{clean.SignatoryRole}, le {clean.On:dd/MM/yyyy}", (row, _, _) =>
            {
                row.Commit(clean, now);
                return true;
            }, cancel);
        }
        return errors;
    }

    /// <summary>Any act but <see cref="CommuneAct.Commit"/>.</summary>
    /// <returns>What is wrong, in French; null when it is done.</returns>
    public async Task<string?> ChangeAsync(Responsable by, Territory commune, CommuneAct act, string? why,
        CancellationToken cancel = default)
    {
        var reason = (why ?? "").Trim();
        if (reason.Length is 0 or > CommuneStep.WhyLength)
        {
            return $"Dites pourquoi, en {CommuneStep.WhyLength} caractères au plus : l’historique le garde.";
        }
        var now = clock.GetUtcNow().UtcDateTime;
        return await ActAsync(by, commune, act, reason, (row, volunteers, led) => act switch
        {
            CommuneAct.Withdraw => row.Withdraw(volunteers, led, now),
            CommuneAct.Produce => row.Produce(led, now),
            CommuneAct.Rest => row.Rest(now),
            CommuneAct.Resume => row.Resume(volunteers, led, now),
            _ => false,
        }, cancel) ? null : "Cela ne peut plus se faire : la commune a changé d’état entre-temps.";
    }

    private Task<bool> ActAsync(
        Responsable by, Territory commune, CommuneAct act, string why, Func<CommuneProgress, int, bool, bool> change,
        CancellationToken cancel)
    {
        if (!Keeps(by, commune))
        {
            throw new UnauthorizedAccessException("Cette commune n’est pas sur le territoire de cette personne.");
        }
        return database.WriteAsync(async db =>
        {
            var row = await db.Set<CommuneProgress>().FirstOrDefaultAsync(other => other.Code == commune.Code, cancel);
            if (row is null)
            {
                db.Add(row = new CommuneProgress { Code = commune.Code });
            }
            var (volunteers, led, now) = (figures.Count(commune.Ref), leadership.IsLed(commune.Ref), clock.GetUtcNow().UtcDateTime);
            row.See(volunteers, led, now);
            var from = row.State;
            if (!change(row, volunteers, led))
            {
                return false;
            }
            db.Add(new CommuneStep
            {
                Code = commune.Code,
                At = now,
                From = from,
                To = row.State,
                Act = act,
                AccountId = by.AccountId,
                Why = why
            });
            audit.Record(db, AuditAction.CommuneChanged, by.AccountId, commune.Ref.ToString(), $"{act} {from}>{row.State}");
            return true;
        }, cancel);
    }
}

/// <param name="Counts">Communes of the reader in each state.</param>
/// <param name="Total">Of all pages.</param>
public sealed record CommuneList(IReadOnlyDictionary<CommuneState, int> Counts, int Total,
    IReadOnlyList<(Territory Commune, CommuneState State)> Lines)
{
    public const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <param name="Acts">What can be done from here.</param>
/// <param name="History">Newest first.</param>
public sealed record CommuneView(
    Territory Commune, CommuneState State, Commitment? Commitment, IReadOnlyList<CommuneAct> Acts,
    IReadOnlyList<CommuneHistoryLine> History);

/// <param name="At">UTC.</param>
/// <param name="Act">Null when the facts moved it.</param>
/// <param name="Who">Name of the responsable; empty for none.</param>
public sealed record CommuneHistoryLine(DateTime At, CommuneState From, CommuneState To, CommuneAct? Act, string Who, string Why);
