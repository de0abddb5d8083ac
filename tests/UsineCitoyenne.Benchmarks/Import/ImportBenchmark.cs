using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Import;

/// <summary>A large file comes in while people go on signing up, twenty a second.</summary>
internal static class ImportBenchmark
{
    private const double SecondsForAMillion = 120;
    private static readonly TimeSpan BetweenSignUps = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(int rows)
    {
        await using var test = await TestDatabase.CreateAsync(connections: 100);
        await using var site = await BenchSite.StartAsync(test);
        var file = Path.Combine(test.Options.DataFolder, "import.csv");
        ImportFile.Write(file, site.Gazetteer, rows);
        var alone = new Times();
        await SignUpAsync(site, "before", alone, limit: 100, CancellationToken.None);

        var refused = 0;
        var meanwhile = new Times();
        ImportReport? report = null;
        using var done = new CancellationTokenSource();
        var signUps = SignUpAsync(site, "during", meanwhile, limit: int.MaxValue, done.Token);
        await using var csv = File.OpenRead(file);
        var seconds = await Times.OfAsync(async () => report = await site.Get<VolunteerImport>().ImportAsync(csv, _ => refused++));
        await done.CancelAsync();
        await signUps;

        var expected = new ImportReport(rows, rows - ImportFile.BadRows(rows), 0, ImportFile.BadRows(rows));
        await using var db = site.Database.Read();
        var stored = await db.Set<Volunteer>().LongCountAsync();
        if (report != expected || refused != expected.Refused || stored != expected.Imported + alone.Count + meanwhile.Count)
        {
            throw new InvalidOperationException($"{report} instead of {expected}; {refused} refusals told, {stored} volunteers stored.");
        }
        var budget = SecondsForAMillion * rows / 1_000_000;
        Report.Row($"import of {rows:N0} CSV rows ({new FileInfo(file).Length / 1e6:F0} MB), sign-ups going on",
            $"**{seconds:F1} s**, {rows / seconds:N0} rows/s, {refused:N0} refused with their line and reason", $"≤ {budget:F0} s",
            seconds <= budget);
        Report.Row("— sign-ups before the import", alone.ToString());
        Report.Row("— sign-ups during the import", meanwhile.ToString());
        Report.Row("— resident after the import", $"{Resident.Own():F0} MB");
    }

    private static async Task SignUpAsync(BenchSite site, string prefix, Times times, int limit, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(BetweenSignUps);
        while (times.Count < limit && !stop.IsCancellationRequested)
        {
            var person = $"{prefix}{times.Count}";
            await times.AddAsync(async () =>
            {
                await Task.Run(() => site.SignUpAsync(person), CancellationToken.None);
                return true;
            });
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
