using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Decides what becomes of each line of a batch: added, completing somebody known, or refused.</summary>
public sealed class ImportValidator(ContactTable contacts, Leavers leavers, TerritoryDirectory territories)
{
    /// <param name="known">Receives those who are added, so that the file's own repeats are met.</param>
    internal async Task<IReadOnlyList<ImportFate>> JudgeAsync(
        SiteDbContext db, IReadOnlyList<VolunteerBulk.Row> rows, ImportRules rules, KnownPeople known, CancellationToken cancel)
    {
        var keys = rows.Select(row => row.Email.Length == 0 ? "" : EmailAddress.Key(row.Email)).ToList();
        var met = await db.Set<Volunteer>().Where(row => EF.Parameter(keys).Contains(row.EmailKey!))
            .Select(row => new Met(row.Id, row.EmailKey!, row.State, row.Freshness, row.CommuneCode)).ToListAsync(cancel);
        // Forms that wait for their confirmation may share an address: who confirmed counts.
        var stored = met.GroupBy(row => row.Key).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.State)!);
        // Somebody who came back and has yet to confirm is known, not gone.
        var gone = await leavers.AmongAsync(db, [.. keys.Where(key => key.Length > 0 && !stored.ContainsKey(key))], cancel);
        var seen = new HashSet<string>();
        return [.. rows.Select((row, index) => Judge(row, keys[index]))];

        ImportFate Judge(VolunteerBulk.Row row, string key)
        {
            if (rules.Scope is { } scope && !contacts.IsIn(scope, territories.Current.CurrentCommune(row.Details.CommuneCode)))
            {
                return ImportFate.Refuse("commune hors de votre territoire");
            }
            if (key.Length == 0 && !rules.OralAgreement)
            {
                return ImportFate.Refuse("sans adresse électronique : il faut son accord de vive voix");
            }
            if (key.Length > 0 && !seen.Add(key))
            {
                return ImportFate.Refuse("adresse électronique en double dans le fichier");
            }
            if (key.Length > 0 && stored.TryGetValue(key, out var someone))
            {
                return Known(someone, "adresse électronique déjà inscrite");
            }
            if (gone.Contains(key))
            {
                // A responsable learns that an address cannot be added, not whose wish it was.
                return ImportFate.Refuse(rules.Scope is null ? "cette personne a demandé à partir"
                    : "adresse qui ne peut pas être ajoutée");
            }
            if (known.Find(row.Details, rules) is { } twin)
            {
                return twin.Id == 0 ? ImportFate.Refuse($"en double dans le fichier ({twin.Why})")
                    : ImportFate.Meet(twin.Id, $"déjà inscrite ({twin.Why})", rules.FillGaps);
            }
            if (rules.SamePhone || rules.SameName)
            {
                known.Add(0, row.Details.FirstName, row.Details.LastName, row.Details.Phone, row.Details.CommuneCode);
            }
            return ImportFate.Add;
        }

        ImportFate Known(Met person, string reason)
        {
            var shown = ContactTable.Shows(person.State, person.Freshness)
                && (rules.Scope is null || contacts.IsIn(rules.Scope, territories.Current.CurrentCommune(person.CommuneCode)));
            return shown ? ImportFate.Meet(person.Id, reason, rules.FillGaps)
                : ImportFate.Refuse(rules.Scope is null ? reason : "adresse qui ne peut pas être ajoutée");
        }
    }

    private sealed record Met(long Id, string Key, VolunteerState State, Freshness Freshness, string CommuneCode);
}

/// <param name="Adds">A new person.</param>
/// <param name="Fills">The person whose gaps the line fills; null for none.</param>
/// <param name="Reason">Why the line adds nobody, in French, without its content.</param>
/// <param name="Known">The person is already there: nothing is wrong with the line.</param>
internal sealed record ImportFate(bool Adds, long? Fills, string Reason, bool Known = false)
{
    public static readonly ImportFate Add = new(true, null, "");

    public static ImportFate Refuse(string reason) => new(false, null, reason);

    public static ImportFate Meet(long id, string reason, bool fills) => new(false, fills ? id : null, reason, Known: true);
}
