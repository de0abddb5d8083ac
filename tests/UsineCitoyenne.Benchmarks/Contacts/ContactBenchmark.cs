using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Contacts;

/// <summary>
/// The contact table as a responsable meets it: facets counted, a page of details read from the database, the reading audited.
/// </summary>
internal static class ContactBenchmark
{
    private const int Views = 400;
    private const int WarmUp = 40;
    private const double Budget = 50;
    private const int Responsables = 40_000;

    public static async Task RunAsync(int volunteers)
    {
        await using var test = await TestDatabase.CreateAsync(connections: 100);
        await using var site = await BenchSite.StartAsync(test);
        var fill = await Times.OfAsync(() => site.Get<DemoVolunteers>().AddAsync(volunteers));
        Report.Row($"{volunteers:N0} volunteers made", $"{fill:F1} s");

        var index = site.Get<ContactIndex>();
        var (heap, resident) = (Held(), Resident.Own());
        var load = await Times.OfAsync(() => index.RefreshAsync());
        Report.Row("contact index, first load",
            $"{load:F2} s; heap +{Held() - heap:F0} MB; resident +{Resident.Own() - resident:F0} MB, {Resident.Own():F0} MB in all");

        var table = site.Get<ContactTable>();
        var views = new ContactViews(site.Gazetteer).Make(WarmUp + Views);
        Times whole = new(), search = new();
        var processor = TimeSpan.Zero;
        var scopes = ContactViews.Scopes.ToDictionary(kind => kind, _ => new Times());
        foreach (var view in views.Take(WarmUp))
        {
            await table.SearchAsync(view.Scope, view.Query);
        }
        foreach (var (number, view) in views.Skip(WarmUp).Index())
        {
            var all = new Times();
            processor -= Used();
            // Now one first, now the other: what comes second finds the processor's caches warm.
            if (number % 2 == 0)
            {
                await search.AddAsync(() => SearchAsync(site, index, view));
            }
            processor += Used();
            await all.AddAsync(() => table.SearchAsync(view.Scope, view.Query));
            if (number % 2 != 0)
            {
                await search.AddAsync(() => SearchAsync(site, index, view));
            }
            whole.Add(all.Max);
            scopes[view.Kind].Add(all.Max);
        }
        Report.Row($"contact table at {volunteers:N0}, whole view", whole.ToString(), $"p95 ≤ {Budget} ms", whole.P95 <= Budget);
        foreach (var (kind, times) in scopes)
        {
            Report.Row($"— scope: {kind}", times.ToString(), $"p95 ≤ {Budget} ms", times.P95 <= Budget);
        }
        Report.Row("— of which search and facet counts", search.ToString());
        Report.Row("— processor time of one search, which other work on the machine does not lengthen much",
            $"{processor.TotalMilliseconds * 2 / Views:F1} ms");
        Report.Row("— of which details and audit: the difference of the two",
            $"p50 {whole.P50 - search.P50:F1} ms, p95 {whole.P95 - search.P95:F1} ms");
        Report.Row("— resident after the views", $"{Resident.Own():F0} MB");
        await ResponsableBenchmark.RunAsync(site, Responsables);
    }

    /// <summary>What <see cref="ContactTable.SearchAsync"/> does before it asks the database for details.</summary>
    private static async Task<int> SearchAsync(BenchSite site, ContactIndex index, ContactView view)
    {
        await index.RefreshAsync();
        return index.Read((columns, text, communes) =>
        {
            var search = new ContactSearch(columns, text, communes, view.Scope, view.Query, DateTimeOffset.UtcNow);
            var page = search.Run();
            search.Facets(site.Get<VolunteerOptions>());
            return page.Count;
        });
    }

    private static TimeSpan Used() => System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;

    private static double Held() => GC.GetTotalMemory(forceFullCollection: true) / 1e6;
}
