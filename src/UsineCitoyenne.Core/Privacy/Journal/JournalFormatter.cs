using System.Globalization;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>Turns entries into lines that a responsable reads: names, roles of that moment, places.</summary>
public sealed class JournalFormatter(IAuditedActors actors, TerritoryDirectory territories)
{
    private const string Team = "Équipe du site";

    internal async Task<IReadOnlyList<JournalLine>> TellAsync(
        SiteDbContext db, IReadOnlyList<(AuditEntry Entry, int People)> found, CancellationToken cancel)
    {
        long[] ids = [.. found.Select(row => row.Entry.AccountId).OfType<long>().Distinct()];
        var people = await actors.FindAsync(db, ids, cancel);
        return [.. found.Select(row => Tell(row.Entry, row.People, people, territories.Current))];
    }

    internal async Task<IReadOnlyList<JournalPerson>> PeopleAsync(SiteDbContext db, JournalReader reader, CancellationToken cancel)
    {
        var gazetteer = territories.Current;
        var scope = reader.ReadsAll ? [TerritoryRef.Nation] : reader.Territories;
        var above = scope.SelectMany(gazetteer.Upward).ToHashSet();
        var held = await actors.PlacesAsync(db, cancel);
        var ids = held.Where(row => above.Contains(row.Territory) || gazetteer.Upward(row.Territory).Any(scope.Contains))
            .Select(row => row.AccountId).Distinct().ToList();
        var people = await actors.FindAsync(db, ids, cancel);
        return [.. people.Values.Select(person => new JournalPerson(person.AccountId, person.Name))
            .OrderBy(person => person.Name, StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), true))];
    }

    private static JournalLine Tell(AuditEntry entry, int count, IReadOnlyDictionary<long, AuditedActor> people, Gazetteer gazetteer)
    {
        // Several territories: « departement:95 +2 ».
        var parts = (entry.Territory ?? "").Split(' ');
        TerritoryRef? place = TerritoryRef.TryParse(parts[0], out var parsed) ? parsed : null;
        var more = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var others)
            ? others : 0;
        var person = entry.AccountId is { } account ? people.GetValueOrDefault(account) : null;
        var role = person is null ? null : person.RoleAt(entry.At, place);
        return new JournalLine(
            entry.Id, DateTime.SpecifyKind(entry.At, DateTimeKind.Utc), person?.AccountId, person?.Name ?? Team, role ?? "",
            JournalActs.Of(entry.Action).Words, count,
            place is not { } shown ? "" : gazetteer.LabelOf(shown) + (more == 0 ? "" : more == 1 ? " et un autre" : $" et {more} autres"));
    }
}
