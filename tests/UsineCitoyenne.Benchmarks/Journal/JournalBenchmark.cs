using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Journal;

/// <summary>
/// The journal of accesses as each level reads it, over a log of years; and the daily round that tells neighbours of newcomers.
/// </summary>
internal static class JournalBenchmark
{
    private const int Accounts = 2000;
    private const int Batch = 10_000;
    private const int Newcomers = 2000;
    private const int Times = 5;

    public static async Task RunAsync(int entries, int volunteers)
    {
        await using var test = await TestDatabase.CreateAsync(connections: 100);
        await using var site = await BenchSite.StartAsync(test);
        var places = site.Gazetteer.Departements.Where(place => site.Gazetteer.CommunesOf(place).Any()).ToList();
        await FillAsync(site, places, volunteers);
        var fill = await Measuring.Times.OfAsync(() => LogAsync(site.Database, places, entries, volunteers));
        Report.Row($"journal of {entries:N0} lines made", $"{fill:F1} s");

        var journal = site.Get<AuditJournal>();
        var cergy = site.Gazetteer.CurrentCommune("95127")!;
        foreach (var place in new[] { TerritoryRef.Nation, cergy.Region!.Ref, cergy.Departement!.Ref, cergy.Ref })
        {
            var reader = await LeadAsync(site, place);
            var times = new Measuring.Times();
            for (var time = 0; time < Times; time++)
            {
                foreach (var query in Queries(time))
                {
                    await times.AddAsync(() => journal.OpenAsync(reader.Journal, query));
                }
            }
            Report.Row($"— journal of {site.Gazetteer.LabelOf(place)}: newest, by act, by person, by month", times.ToString());
        }

        var told = 0;
        var seconds = await Measuring.Times.OfAsync(async () => told = await site.Get<GroupingJob>().RunAsync());
        Report.Row($"round of the neighbours, {volunteers:N0} volunteers, {Newcomers:N0} newcomers of the day",
            $"{seconds:F1} s, {told:N0} people told");
    }

    private static IEnumerable<JournalQuery> Queries(int time)
    {
        var now = DateTime.UtcNow;
        yield return new JournalQuery();
        yield return new JournalQuery(JournalAct.Exported);
        yield return new JournalQuery(AccountId: 1 + (time * 37));
        yield return new JournalQuery(JournalAct.Opened, From: now.AddDays(-90 - time), To: now.AddDays(-60 - time));
    }

    private static async Task FillAsync(BenchSite site, List<Territory> places, int volunteers)
    {
        var communes = places.ConvertAll(place => site.Gazetteer.CommunesOf(place).ToArray());
        // The round looks at the day that ended last at six in the evening: newcomers came in it, the others long before.
        var (before, yesterday) = (DateTime.UtcNow.AddDays(-300), DateTime.UtcNow.AddDays(-1));
        for (var made = 0; made < volunteers; made += Batch)
        {
            var first = made;
            await site.Database.WriteAsync(async db =>
            {
                var last = db.Set<Volunteer>().Max(row => (long?)row.Id) ?? 0;
                await VolunteerBulk.InsertAsync(db, Enumerable.Range(first, Math.Min(Batch, volunteers - first))
                    .Select(number => new VolunteerBulk.Row(
                    new Volunteer.Details("Josette", $"Ourlet {number}", "",
                        communes[number % places.Count][number / places.Count % communes[number % places.Count].Length].Code, 1, 1, 1, ""),
                    $"v{number}@example.org", VolunteerState.Confirmed, number % (volunteers / Newcomers) == 0 ? yesterday
                        : before, Demo: true)));
                await site.Get<ConsentLedger>()
                    .GiveManyAsync(db, [.. db.Set<Volunteer>().Where(row => row.Id > last).Select(row => row.Id)], ConsentTexts.Grouping,
                        "formulaire", default);
            });
        }
    }

    // Two years of lines, each of one person of a département read by somebody of it.
    private static async Task LogAsync(Database database, List<Territory> places, int entries, int volunteers)
    {
        var start = DateTimeOffset.UtcNow.AddYears(-2).ToUnixTimeSeconds();
        var step = 2 * 365 * 86_400.0 / entries;
        var codes = string.Join(',', places.Select(place => $"\"{place.Ref}\""));
        var (rows, at, place) = database.Engine == DatabaseEngine.Sqlite
            ? ($"(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {entries - 1}) SELECT i FROM n)",
                $"strftime('%Y-%m-%d %H:%M:%S', {start} + CAST(i * {step:R} AS INTEGER), 'unixepoch')",
                $"json_extract('[{codes}]', '$[' || (i % {places.Count}) || ']')")
            : ($"generate_series(0::bigint, {entries - 1}) AS i", $"to_timestamp({start} + i * {step:R})",
                $"(ARRAY[{codes.Replace('"', '\'')}])[1 + i % {places.Count}]");
        await ExecuteAsync(
            database,
            """DROP INDEX "IX_AuditSubject_AuditEntryId" """,
            $"""
            INSERT INTO "AuditEntry" ("At", "AccountId", "Action", "Territory", "Detail")
            SELECT {at}, 1 + i * 7919 % {Accounts},
                CASE WHEN i % 20 < 14 THEN '{AuditAction.ContactsListed}' WHEN i % 20 < 19 THEN '{AuditAction.ContactRead}' ELSE '{AuditAction.ContactsExported}' END,
                {place}, '1' FROM {rows}
            """,
            $"""
            INSERT INTO "AuditSubject" ("VolunteerId", "AuditEntryId")
            SELECT 1 + ("Id" - 1) % {places.Count} + {places.Count} * (("Id" * 31) % {volunteers / places.Count}), "Id" FROM "AuditEntry" WHERE "Id" <= {entries} ORDER BY 1, 2
            """,
            """CREATE INDEX "IX_AuditSubject_AuditEntryId" ON "AuditSubject" ("AuditEntryId")""",
            "ANALYZE");
    }

    private static async Task ExecuteAsync(Database database, params string[] statements)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (statement, 0);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<Responsable> LeadAsync(BenchSite site, TerritoryRef place)
    {
        var account = await site.Database.WriteAsync(async db => await site.Get<MandateService>().GrantAsync(
            db, by: null, $"{place.Kind}@example.org", "Dominique Navette", db.Set<MandateType>()
                .Single(row => row.Alias == MandateAlias.LeadOf(place.Kind)), place));
        return (await site.Get<MandateService>().FindAsync(account.Id, CancellationToken.None))!;
    }
}
