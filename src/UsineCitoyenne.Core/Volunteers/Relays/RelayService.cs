using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Relays;

/// <summary>The relays of a responsable's territory: who passes the word on, and what each link brought.</summary>
public sealed class RelayService(Database database, TerritoryDirectory territories, Audit audit, TimeProvider clock)
{
    /// <summary>
    /// All of the reader's territory, those that brought most first. Whom to call there is a detail: the reading is audited.
    /// </summary>
    public Task<IReadOnlyList<RelayLine>> ListAsync(ContactScope by, CancellationToken cancel = default) =>
        database.WriteAsync<IReadOnlyList<RelayLine>>(async db =>
    {
        var own = (await db.Set<Relay>().AsNoTracking().ToListAsync(cancel)).Where(row => by.Covers(row.Territory, territories.Current))
            .ToList();
        var ids = own.ConvertAll(row => (long?)row.Id);
        var counts = await db.Set<Volunteer>().Where(row => ids.Contains(row.SourceId)).GroupBy(row => row.SourceId)
            .Select(group => new
            {
                Id = group.Key,
                SignedUp = group.Count(),
                Confirmed = group.Count(row => row.State == VolunteerState.Confirmed || row.State == VolunteerState.Paused)
            })
            .ToDictionaryAsync(group => group.Id!.Value, cancel);
        if (own.Count > 0)
        {
            audit.Record(db, AuditAction.RelaysListed, by.AccountId, by.AuditName, $"{own.Count}");
        }
        return [.. own.Select(row => Line(row, counts.TryGetValue(row.Id, out var count) ? (count.SignedUp, count.Confirmed) : (0, 0)))
            .OrderBy(line => line.Retired).ThenByDescending(line => line.SignedUp)
            .ThenBy(line => line.Name, StringComparer.CurrentCulture)];
    }, cancel);

    /// <summary>Null when there is none, or it is outside the reader's territory.</summary>
    public async Task<RelayLine?> FindAsync(ContactScope by, long id, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<Relay>().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } relay
            && by.Covers(relay.Territory, territories.Current)
            ? Line(relay, (0, 0)) with { Contact = "", Note = "" }
            : null;
    }

    /// <returns>What is wrong, by field, in French; empty when it is added.</returns>
    public async Task<IReadOnlyDictionary<string, string>> AddAsync(ContactScope by, RelayForm form, CancellationToken cancel = default)
    {
        var errors = Check(form);
        if (!by.Covers(form.Territory, territories.Current))
        {
            errors[nameof(form.Territory)] = "Choisissez une commune de votre territoire.";
        }
        if (errors.Count == 0)
        {
            await database.WriteAsync(async db =>
            {
                var relay = Relay.New(form, Today(form.Territory), clock.GetUtcNow().UtcDateTime);
                db.Add(relay);
                await db.SaveChangesAsync(cancel);
                audit.Record(db, AuditAction.RelayAdded, by.AccountId, relay.Territory.ToString(), $"relay:{relay.Id}");
            }, cancel);
        }
        return errors;
    }

    /// <summary>Its link and its territory stay.</summary>
    /// <returns>What is wrong, by field, in French; empty when it is changed.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ChangeAsync(
        ContactScope by, long id, RelayForm form, CancellationToken cancel = default)
    {
        var errors = Check(form);
        if (errors.Count == 0)
        {
            await ActAsync(by, id, relay =>
            {
                relay.Change(form);
                return AuditAction.RelayChanged;
            }, cancel);
        }
        return errors;
    }

    /// <summary>Forgets whom to call; the link goes on leading to the form.</summary>
    public Task RetireAsync(ContactScope by, long id, CancellationToken cancel = default) =>
        ActAsync(by, id, relay => relay.Retire(clock.GetUtcNow().UtcDateTime) ? AuditAction.RelayRetired : null, cancel);

    /// <summary>Where a short link leads; null for an unknown one.</summary>
    public async Task<RelayTarget?> FollowAsync(string code, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await db.Set<Relay>().FirstOrDefaultAsync(row => row.Code == code.ToLowerInvariant(), cancel) is not { } relay)
        {
            return null;
        }
        var commune = relay.TerritoryKind == TerritoryKind.Commune ? territories.Current.CurrentCommune(relay.TerritoryCode) : null;
        var site = (commune ?? territories.Current.Find(relay.Territory))?.Site;
        return new RelayTarget(
            $"{(site is null ? "" : "/" + site)}/inscription/?r={relay.Code}{(commune is null ? "" : "&commune=" + commune.Code)}");
    }

    private Task ActAsync(ContactScope by, long id, Func<Relay, string?> act, CancellationToken cancel) => database.WriteAsync(async db =>
    {
        if (await db.Set<Relay>().FirstOrDefaultAsync(row => row.Id == id && row.RetiredAt == null, cancel) is { } relay
            && by.Covers(relay.Territory, territories.Current) && act(relay) is { } action)
        {
            audit.Record(db, action, by.AccountId, relay.Territory.ToString(), $"relay:{id}");
        }
    }, cancel);

    private TerritoryRef Today(TerritoryRef territory) =>
        territory.Kind == TerritoryKind.Commune && territories.Current.CurrentCommune(territory.Code) is { } commune ? commune.Ref
            : territory;

    private static Dictionary<string, string> Check(RelayForm form)
    {
        var errors = new Dictionary<string, string>();
        if (PlainLabel.Refusal(PlainLabel.Clean(form.Name), Relay.NameLength,
            $"Donnez un nom à ce relais, en {Relay.NameLength} caractères au plus.") is { } refusal)
        {
            errors[nameof(form.Name)] = refusal;
        }
        if (form.Contact.Trim().Length > Relay.ContactLength)
        {
            errors[nameof(form.Contact)] = $"{Relay.ContactLength} caractères au plus.";
        }
        if (form.Note.Trim().Length > Relay.NoteLength)
        {
            errors[nameof(form.Note)] = $"{Relay.NoteLength} caractères au plus.";
        }
        if (!Enum.IsDefined(form.Kind))
        {
            errors[nameof(form.Kind)] = "Choisissez une sorte de relais.";
        }
        return errors;
    }

    private static RelayLine Line(Relay relay, (int SignedUp, int Confirmed) count) => new(
        relay.Id, relay.Code, relay.Kind, relay.Name, relay.Territory, relay.Contact, relay.Note, relay.RetiredAt is not null,
        count.SignedUp, count.Confirmed);
}
