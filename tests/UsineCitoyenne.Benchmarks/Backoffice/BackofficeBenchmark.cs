using System.Text.Json.Nodes;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Benchmarks.Start;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Backoffice;

/// <summary>The calls an editor makes all day, one after the other, on a site of some thousand documents, then of many more.</summary>
internal static class BackofficeBenchmark
{
    private const int Calls = 100;
    private const double Budget = 30;

    public static async Task RunAsync(int few, int many)
    {
        await using var site = await TestSite.StartAsync();
        foreach (var count in (int[])[few, many])
        {
            Report.Progress($"making {count:N0} documents");
            await ManyDocuments.FillAsync(site.Test, count);
            await site.Get<SiteContent>().ReloadAsync();
            await MeasureAsync(site, count);
        }
    }

    private static async Task MeasureAsync(TestSite site, int count)
    {
        var editor = await BackofficeClient.SignInAsync(site, $"mesure-{count}@example.org", "redaction-95");
        var home = site.Get<SiteContent>().Current.Departement("95")!;
        var list = home.Children.Single(child => child.ContentType == DocumentTypes.TutorialList);
        var page = list.Children[0].Key;
        var opened = await editor.JsonAsync($"/document/{page}");
        await RowAsync(count, "who am I", () => editor.GetAsync("/user/current"));
        await RowAsync(count, "tree, root", () => editor.GetAsync("/tree/document/root?skip=0&take=100"));
        await RowAsync(count, $"tree, {list.Children.Count:N0} tutorials",
            () => editor.GetAsync($"/tree/document/children?parentId={list.Key}&skip=0&take=100"));
        await RowAsync(count, "search", () => editor.GetAsync("/item/document/search?query=masque&skip=0&take=20"));
        await RowAsync(count, "open a document", () => editor.GetAsync($"/document/{page}"));
        await RowAsync(count, "its history", () => editor.GetAsync($"/document/{page}/audit-log?skip=0&take=10"));
        await RowAsync(count, "save it", async () =>
        {
            var saved = await editor.PutAsync($"/document/{page}", new JsonObject
            {
                ["values"] = opened["values"]!.DeepClone(),
                ["variants"] = new JsonArray(new JsonObject { ["name"] = $"Tutoriel {Guid.NewGuid():N}" }),
            });
            return saved;
        });
        await RowAsync(count, "publish its list", () => editor.PutAsync(
            $"/document/{list.Key}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } }), 10);
    }

    private static async Task RowAsync(int count, string what, Func<Task<VisitedPage>> call, int calls = Calls)
    {
        await call();
        var times = new List<double>();
        while (times.Count < calls)
        {
            var answer = default(VisitedPage);
            times.Add(1000 * await Times.OfAsync(async () => answer = await call()));
            if (answer!.Status != 200)
            {
                throw new InvalidOperationException($"{what}: {answer.Status}\n{answer.Text}");
            }
        }
        times.Sort();
        var p95 = times[(int)(times.Count * 0.95)];
        Report.Row($"back office, {count:N0} documents: {what}", $"p50 {times[times.Count / 2]:F1} ms, **p95 {p95:F1} ms**",
            $"≤ {Budget} ms", p95 <= Budget);
    }
}
