using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Start;

/// <summary>How long after the start of its process the site shows its first page, and what it then holds in memory.</summary>
internal static class StartBenchmark
{
    private const int Starts = 3;
    private const int Ordinary = 6000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(int documents, int volunteers)
    {
        await using var test = await TestDatabase.CreateAsync(connections: 100);
        await using (var first = await StartedSite.StartAsync(test))
        {
            Report.Row("very first start (territories and content come in)", $"{first.Seconds:F2} s");
        }
        await MeasureAsync(test, "second start, the content of the repository", 2);

        await ManyDocuments.FillAsync(test, Ordinary);
        await MeasureAsync(test, $"start with {Ordinary:N0} documents", 2);

        await using (var site = await BenchSite.StartAsync(test))
        {
            Report.Progress($"making {volunteers:N0} volunteers");
            await site.Get<DemoVolunteers>().AddAsync(volunteers);
        }
        await MeasureAsync(test, $"start with {Ordinary:N0} documents and {volunteers:N0} volunteers", 2);
        await MeasureMemoryAsync(test, volunteers);

        Report.Progress($"making {documents:N0} documents");
        await ManyDocuments.FillAsync(test, documents);
        await MeasureAsync(test, $"start with {documents:N0} documents and {volunteers:N0} volunteers", 6);
    }

    private static async Task MeasureAsync(TestDatabase test, string what, double budget)
    {
        var times = new List<double>();
        var processor = new List<double>();
        var resident = new List<double>();
        while (times.Count < Starts)
        {
            await using var site = await StartedSite.StartAsync(test);
            await Task.Delay(Settling);
            times.Add(site.Seconds);
            processor.Add(site.ProcessorSeconds);
            resident.Add(Resident.Of(site.ProcessId));
        }
        var median = Times.Median(times);
        Report.Row(what,
            $"**{median:F2} s** ({string.Join(", ", times.Select(time => $"{time:F2}"))}), {Times.Median(processor):F2} s of processor; "
            + $"resident {Times.Median(resident):F0} MB 5 s after",
            $"≤ {budget} s", median <= budget);
    }

    // The table of contacts is read into memory when somebody first opens it: that counts.
    private static async Task MeasureMemoryAsync(TestDatabase test, int volunteers)
    {
        string link;
        await using (var bench = await BenchSite.StartAsync(test))
        {
            link = new Uri(await bench.Get<OperatorAccess>().DemoLinkAsync(
                "mesure@example.org", "Responsable mesure", (MandateAlias.NationLead, TerritoryRef.Nation))).AbsolutePath;
        }
        await using var site = await StartedSite.StartAsync(test);
        using var visitor = new HttpVisitor(site.Address);
        await visitor.PostAsync(link, await visitor.GetAsync(link), []);
        await visitor.GetAsync("/agirlocal95/");
        var seconds = await Times.OfAsync(() => visitor.GetAsync("/mon-espace/contacts/"));
        await Task.Delay(Settling);
        var resident = Resident.Of(site.ProcessId);
        var what = $"memory with {Ordinary:N0} documents and {volunteers:N0} volunteers, the contact table open";
        var measured = $"**{resident:F0} MB** resident; first view {seconds:F2} s";
        if (TestDatabase.Engine == DatabaseEngine.PostgreSql)
        {
            Report.Row(what, measured, "≤ 300 MB", resident <= 300);
        }
        else
        {
            Report.Row(what, measured);
        }
    }
}
