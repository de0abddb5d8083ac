using System.Diagnostics;
using UsineCitoyenne.Core.Territories;
using Xunit.Abstractions;

namespace UsineCitoyenne.Core.Tests.Territories;

/// <summary>Alone in the process: processor time is counted, which a busy machine does not lengthen.</summary>
[CollectionDefinition(nameof(BudgetTests), DisableParallelization = true)]
[Collection(nameof(BudgetTests))]
public class BudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_country_is_imported_loaded_and_searched_within_budget()
    {
        // What a process pays once whatever it reads (EF's model, the drivers) is not the territories' cost.
        await using (await TerritoryTest.WithAsync(SampleEdition.Of2026()))
        {
        }
        await using var test = await TerritoryTest.WithAsync();
        await using var edition = OfficialEdition.Open();
        var import = await CostAsync("import and load", () => test.Import.ImportAsync(edition));
        var loads = new List<TimeSpan>();
        for (var time = 0; time < 5; time++)
        {
            loads.Add(await CostAsync("load", () => test.Directory.LoadAsync()));
        }
        // The least of five: the others pay for a collection or a compilation that fell on them.
        var load = loads.Min();

        string[] queries = [.. Queries(test.Gazetteer)];
        var times = new List<TimeSpan>(queries.Length);
        var search = await CostAsync($"{queries.Length} searches, twice", () =>
        {
            foreach (var query in queries.Concat(queries))
            {
                var watch = Stopwatch.StartNew();
                test.Gazetteer.Search(query);
                times.Add(watch.Elapsed);
            }
            return Task.CompletedTask;
        });
        times.RemoveRange(0, queries.Length);
        times.Sort();
        var p95 = times[times.Count * 95 / 100];
        output.WriteLine($"search: median {times[times.Count / 2].TotalMicroseconds:0} µs, p95 {p95.TotalMicroseconds:0} µs");

        Assert.True(import < TimeSpan.FromSeconds(3), $"the import took {import} of processor");
        Assert.True(load < TimeSpan.FromMilliseconds(250), $"the load took {load} of processor");
        Assert.True(p95 < TimeSpan.FromMilliseconds(1), $"the search took {p95}");
        Assert.True(search < TimeSpan.FromSeconds(10), $"the searches took {search} of processor");
    }

    /// <summary>One commune in twenty as people type it: the first letters, the whole, its last word; and what gives most matches.</summary>
    private static IEnumerable<string> Queries(Gazetteer gazetteer)
    {
        string[] wide = ["s", "sa", "saint", "saint ", "st", "la", "l", "le 9", "d", "ville en", "jouy 95", "paris 1", "95", "9", "val oise sur", "de la"];
        return gazetteer.Communes.Where((_, index) => index % 20 == 0)
            .SelectMany(commune => new[] { commune.Name[..Math.Min(2, commune.Name.Length)], commune.Name, commune.Name.Split('-', ' ')[^1] })
            .Concat(wide.SelectMany(query => Enumerable.Repeat(query, 20)));
    }

    private async Task<TimeSpan> CostAsync(string what, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        await work();
        var cost = Environment.CpuUsage.TotalTime - before;
        output.WriteLine($"{what}: {cost.TotalMilliseconds:0} ms of processor, {watch.Elapsed.TotalMilliseconds:0} ms of clock");
        return cost;
    }
}
