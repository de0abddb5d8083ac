using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Demo;

/// <summary>
/// Fictitious volunteers over the real communes, as many as the population of each calls for. Names are made of common first names
/// and of trades, addresses end in <c>@example.org</c>, phone numbers are in the range that Arcep keeps for fiction (06 39 98).
/// </summary>
public sealed class DemoVolunteers(
    Database database, TerritoryDirectory territories, VolunteerOptions options, ConsentLedger consents, TimeProvider clock)
{
    private const int BatchSize = 5000;

    /// <param name="count">1 to 10,000,000.</param>
    /// <param name="progress">Receives the number made so far.</param>
    /// <param name="in">Where they live; null for the whole country, by population.</param>
    public async Task AddAsync(
        int count, IProgress<long>? progress = null, Territory? @in = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 10_000_000);
        // The seed is the clock's: a second run makes other people, whose addresses do not clash.
        var seed = (int)(clock.GetUtcNow().Ticks & int.MaxValue);
        var random = new Random(seed);
        var places = new WeightedCommunes(territories.Current);
        for (var made = 0; made < count; made += BatchSize)
        {
            var size = Math.Min(BatchSize, count - made);
            var first = made;
            await database.WriteAsync(
                db => InsertAsync(db, Enumerable.Range(0, size).Select(
                    index => Make(random, @in ?? places.Pick(random), $"{seed:x}-{first + index}")), cancel),
                cancel);
            progress?.Report(made + size);
        }
    }

    /// <summary>True when the site holds fictitious people: every page then says so.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<Volunteer>().OrderBy(row => row.Id).Take(1).AnyAsync(row => row.Demo, cancel)
            || await db.Set<Volunteer>().OrderByDescending(row => row.Id).Take(1).AnyAsync(row => row.Demo, cancel);
    }

    /// <summary>True when the site holds anybody, fictitious or not.</summary>
    public async Task<bool> AnyVolunteerAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<Volunteer>().AnyAsync(cancel);
    }

    /// <summary>Two in three agreed to receive mails.</summary>
    private async Task InsertAsync(SiteDbContext db, IEnumerable<VolunteerBulk.Row> rows, CancellationToken cancel)
    {
        var last = await db.Set<Volunteer>().MaxAsync(row => (long?)row.Id, cancel) ?? 0;
        await VolunteerBulk.InsertAsync(db, rows, cancel);
        var made = await db.Set<Volunteer>().Where(row => row.Id > last && row.State != VolunteerState.Pending && row.Id % 3 != 0)
            .Select(row => row.Id).ToListAsync(cancel);
        await consents.GiveManyAsync(db, made, ConsentTexts.News, "formulaire", cancel);
        await consents.GiveManyAsync(db, made, ConsentTexts.Production, "formulaire", cancel);
    }

    private VolunteerBulk.Row Make(Random random, Territory place, string unique)
    {
        var firstName = Pick(random, DemoNames.First);
        var lastName = Pick(random, DemoNames.Last);
        var hasPhone = random.NextDouble() < 0.7;
        var details = new Volunteer.Details(
            firstName, lastName, hasPhone ? $"+3363998{random.Next(10_000):0000}" : "", place.Code,
            Set(random, OptionList.Profile, 0.2, 1), Set(random, OptionList.Availability, 0.35, 0),
            Set(random, OptionList.Equipment, 0.25, 0),
            random.NextDouble() < 0.15 ? Pick(random, DemoNames.Notes) : "");
        var state = random.NextDouble() switch
        {
            < 0.86 => VolunteerState.Confirmed,
            < 0.95 => VolunteerState.Pending,
            _ => VolunteerState.Paused,
        };
        var created = clock.GetUtcNow().UtcDateTime.AddMinutes(-random.Next(60 * 24 * 90));
        var address = $"{Folding.Slug(firstName)}.{Folding.Slug(lastName)}.{unique}@example.org";
        return new VolunteerBulk.Row(details, address, state, created, Demo: true);
    }

    private int Set(Random random, OptionList list, double chance, int atLeast)
    {
        var choices = options.Of(list).ToList();
        // The first of a list is what most people choose: most of them sew.
        var mask = choices.Where((_, place) => random.NextDouble() < (place == 0 ? 2 * chance : chance))
            .Aggregate(0, (set, option) => set | option.Mask);
        return mask == 0 && atLeast > 0 ? choices[random.Next(choices.Count)].Mask : mask;
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];

    private sealed class WeightedCommunes
    {
        private readonly IReadOnlyList<Territory> communes;
        private readonly long[] upTo;

        public WeightedCommunes(Gazetteer gazetteer)
        {
            communes = gazetteer.Communes;
            upTo = new long[communes.Count];
            long sum = 0;
            for (var index = 0; index < communes.Count; index++)
            {
                upTo[index] = sum += communes[index].Population;
            }
        }

        public Territory Pick(Random random)
        {
            var place = Array.BinarySearch(upTo, random.NextInt64(1, upTo[^1] + 1));
            return communes[place < 0 ? ~place : place];
        }
    }
}
