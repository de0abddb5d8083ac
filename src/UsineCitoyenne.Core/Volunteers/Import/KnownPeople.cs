using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>
/// The people of the importer's territory by phone and by name, to find those whom another address hides. Read once an import,
/// in memory: no index of the database answers « same name, whatever the accents ».
/// </summary>
internal sealed class KnownPeople(Gazetteer gazetteer)
{
    private readonly Dictionary<(string Phone, UInt128 FirstName), long> phones = [];
    private readonly Dictionary<(UInt128 Name, string Commune), long> names = [];

    public static async Task<KnownPeople> ReadAsync(SiteDbContext db, ImportRules rules, ContactTable contacts, Gazetteer gazetteer, CancellationToken cancel)
    {
        var known = new KnownPeople(gazetteer);
        if (!rules.SamePhone && !rules.SameName)
        {
            return known;
        }
        var rows = db.Set<Volunteer>().Where(row => row.State != VolunteerState.Left)
            .Select(row => new { row.Id, row.FirstName, row.LastName, row.Phone, row.CommuneCode }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (rules.Scope is null || contacts.IsIn(rules.Scope, gazetteer.CurrentCommune(row.CommuneCode)))
            {
                known.Add(row.Id, row.FirstName, row.LastName, row.Phone, row.CommuneCode);
            }
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

    private static (string, UInt128) PhoneKey(string phone, string firstName) =>
        (PhoneNumber.Digits(phone), Digest(firstName));

    private (UInt128, string) NameOf(string firstName, string lastName, string communeCode) =>
        (Digest($"{lastName} {firstName}"), gazetteer.CurrentCommune(communeCode)?.Code ?? communeCode);

    // Of the whole name, whatever its accents: sixteen bytes a person instead of a text, and no two names alike.
    private static UInt128 Digest(string name) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Folding.Fold(name))));
}
