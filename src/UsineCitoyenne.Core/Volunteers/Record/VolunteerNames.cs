using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// First name and initial, « Josette M. »: for who hands out kits without the right to read contacts. Never an address, never a telephone.
/// </summary>
internal static class VolunteerNames
{
    public static async Task<Dictionary<long, string>> OfAsync(
        SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel) =>
        await db.Set<Volunteer>().Where(row => volunteers.Contains(row.Id))
            .Select(row => new { row.Id, row.FirstName, row.LastName })
            .ToDictionaryAsync(row => row.Id, row => Short(row.FirstName, row.LastName), cancel);

    /// <summary>Telephones, for a carrier alone: the caller checks the time and writes the audit.</summary>
    public static Task<Dictionary<long, string>> PhonesAsync(
        SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel) =>
        db.Set<Volunteer>().AsNoTracking().Where(row => volunteers.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Phone,
            cancel);

    /// <summary>Those of these communes who are there for the asking, by name.</summary>
    /// <param name="codes">Of today's commune and of those that joined it.</param>
    /// <param name="search">Beginning of the first or the last name; empty for all.</param>
    public static async Task<IReadOnlyList<NamedVolunteer>> InAsync(
        SiteDbContext db, IReadOnlyList<string> codes, string search, int most, CancellationToken cancel)
    {
        var rows = Present(db, codes);
        if (search.Length > 0)
        {
            rows = rows.Where(row => row.FirstName.StartsWith(search) || row.LastName.StartsWith(search));
        }
        return [.. (await rows.OrderBy(row => row.FirstName).ThenBy(row => row.LastName).ThenBy(row => row.Id).Take(most)
                .Select(row => new { row.Id, row.FirstName, row.LastName }).ToListAsync(cancel))
            .Select(row => new NamedVolunteer(row.Id, Short(row.FirstName, row.LastName)))];
    }

    /// <summary>Which of these people are volunteers of these communes.</summary>
    public static async Task<IReadOnlySet<long>> AmongAsync(
        SiteDbContext db, IReadOnlyList<string> codes, IReadOnlyCollection<long> volunteers, CancellationToken cancel) =>
        (await Present(db, codes).Where(row => volunteers.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();

    private static IQueryable<Volunteer> Present(SiteDbContext db, IReadOnlyList<string> codes) =>
        db.Set<Volunteer>().Where(row => codes.Contains(row.CommuneCode) && row.Freshness != Freshness.Archived
            && (row.State == VolunteerState.Confirmed || row.State == VolunteerState.Paused));

    private static string Short(string first, string last) => last.Length == 0 ? first : $"{first}\u00A0{char.ToUpperInvariant(last[0])}.";
}

/// <param name="Name">« Josette M. »</param>
public sealed record NamedVolunteer(long Id, string Name);
