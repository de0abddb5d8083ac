using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// The people of the importer's territory by phone and by name, to find those whom another address hides. Read once an import,
/// in memory: no index of the database answers « same name, whatever the accents », and telephones are sealed there.
/// </summary>
internal sealed class KnownPeople(Gazetteer gazetteer)
{
    private const int IdsAtOnce = 1000;
    private readonly Dictionary<(string Phone, UInt128 FirstName), long> phones = [];
    private readonly Dictionary<(UInt128 Name, string Commune), long> names = [];

    public static async Task<KnownPeople> ReadAsync(SiteDbContext db, ImportRules rules, ContactTable contacts, Gazetteer gazetteer,
        CancellationToken cancel)
    {
        var known = new KnownPeople(gazetteer);
        if (!rules.SamePhone && !rules.SameName)
        {
            return known;
        }
        await known.AddAsync(db.Set<Volunteer>().Where(row => row.State != VolunteerState.Left), rules, contacts, cancel);
        return known;
    }

    /// <summary>Of those whom <see cref="ReadAsync"/> reads, the few who may be one of these people: for some lines on a screen.</summary>
    public static async Task<KnownPeople> AmongAsync(
        SiteDbContext db, IReadOnlyList<Volunteer.Details> people, ImportRules rules, ContactTable contacts, Gazetteer gazetteer,
        CancellationToken cancel)
    {
        var known = new KnownPeople(gazetteer);
        var there = db.Set<Volunteer>().Where(row => row.State != VolunteerState.Left);
        var ids = new HashSet<long>();
        if (rules.SameName)
        {
            var communes = people.Select(person => gazetteer.CurrentCommune(person.CommuneCode)).OfType<Territory>().Distinct()
                .SelectMany(gazetteer.CodesOf).Concat(people.Select(person => person.CommuneCode)).Distinct().ToList();
            var names = people.Select(person => Digest($"{person.LastName} {person.FirstName}")).ToHashSet();
            var rows = there.Where(row => EF.Parameter(communes).Contains(row.CommuneCode))
                .Select(row => new { row.Id, row.FirstName, row.LastName }).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancel))
            {
                if (names.Contains(Digest($"{row.LastName} {row.FirstName}")))
                {
                    ids.Add(row.Id);
                }
            }
        }
        if (rules.SamePhone && people.Any(person => person.Phone.Length > 0))
        {
            // Names first: each telephone that is unsealed takes its time.
            var names = people.Where(person => person.Phone.Length > 0).Select(person => Digest(person.FirstName)).ToHashSet();
            await foreach (var row in there.Select(row => new { row.Id, row.FirstName }).AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (names.Contains(Digest(row.FirstName)))
                {
                    ids.Add(row.Id);
                }
            }
        }
        foreach (var some in ids.Order().Chunk(IdsAtOnce))
        {
            await known.AddAsync(there.Where(row => EF.Parameter(some).Contains(row.Id)), rules, contacts, cancel);
        }
        return known;
    }

    /// <summary>Number of the person met, and by what, in French; 0 for a line of the same file; null when nobody is.</summary>
    public (long Id, string Why)? Find(Volunteer.Details details, ImportRules rules)
    {
        if (rules.SamePhone && details.Phone.Length > 0 && phones.TryGetValue(PhoneKey(details.Phone, details.FirstName), out var byPhone))
        {
            return (byPhone, "même téléphone et même prénom");
        }
        return rules.SameName && names.TryGetValue(NameOf(details.FirstName, details.LastName, details.CommuneCode), out var byName)
            ? (byName, "même nom, même commune")
            : null;
    }

    public void Add(long id, string firstName, string lastName, string phone, string communeCode)
    {
        if (phone.Length > 0)
        {
            phones.TryAdd(PhoneKey(phone, firstName), id);
        }
        names.TryAdd(NameOf(firstName, lastName, communeCode), id);
    }

    private async Task AddAsync(IQueryable<Volunteer> people, ImportRules rules, ContactTable contacts, CancellationToken cancel)
    {
        var rows = people.OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.FirstName, row.LastName, row.Phone, row.CommuneCode }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (rules.Scope is null || contacts.IsIn(rules.Scope, gazetteer.CurrentCommune(row.CommuneCode)))
            {
                Add(row.Id, row.FirstName, row.LastName, row.Phone, row.CommuneCode);
            }
        }
    }

    private static (string, UInt128) PhoneKey(string phone, string firstName) =>
        (PhoneNumber.Digits(phone), Digest(firstName));

    private (UInt128, string) NameOf(string firstName, string lastName, string communeCode) =>
        (Digest($"{lastName} {firstName}"), gazetteer.CurrentCommune(communeCode)?.Code ?? communeCode);

    // Of the whole name, whatever its accents: sixteen bytes a person instead of a text, and no two names alike.
    private static UInt128 Digest(string name) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Folding.Fold(name))));
}
