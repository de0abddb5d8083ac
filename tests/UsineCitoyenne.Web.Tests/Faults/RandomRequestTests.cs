using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>
/// Random requests on every route, to whom nothing but 1xx to 4xx may answer: a 500 is a defect whatever was sent.
/// <c>USINE_RANDOM_REQUESTS</c> says how many and <c>USINE_RANDOM_SEED</c> where they begin.
/// </summary>
public sealed class RandomRequestTests
{
    private static int Requests => Setting("USINE_RANDOM_REQUESTS", 2500);

    private static int Seed => Setting("USINE_RANDOM_SEED", 20261130);

    [Fact]
    public async Task No_request_of_a_visitor_an_organiser_or_an_editor_is_answered_by_an_error_of_ours()
    {
        await using var site = await TestSite.StartAsync(("Forms:PasswordsPerHour", "1000000"));
        using var journal = new ErrorJournal(site);
        var wrong = new List<string>();
        Func<Task<Harvest>>[] people = [() => VisitorAsync(site), () => OrganiserAsync(site), () => EditorAsync(site)];
        const int Turn = 500;
        for (var sent = 0; sent < Requests; sent += Turn)
        {
            // A new session each turn: among the requests are those that end it.
            var who = sent / Turn % people.Length;
            var harvest = await people[who]();
            for (var seed = Seed + sent; seed < Seed + Math.Min(sent + Turn, Requests); seed++)
            {
                var request = RandomRequest.Of(seed, harvest, editor: who == 2);
                journal.Clear();
                var status = await StatusAsync(site, request);
                // Without a mail server the site is not ready, and says so.
                if (status >= 500 && request.Path.Trim('/') != "readyz")
                {
                    wrong.Add($"{status} seed {seed} who {who}: {request}\n    {journal.Last}");
                }
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Requests}:\n{string.Join('\n', wrong.Take(60))}");
    }

    private static async Task<int> StatusAsync(TestSite site, RandomRequest request)
    {
        try
        {
            return (await site.SendAsync(request.Write, TestContext.Current.CancellationToken)).Response.StatusCode;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Not even an error page: the connection would be cut.
            return 599;
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : otherwise;

    private static Task<Harvest> VisitorAsync(TestSite site)
    {
        var visitor = site.Visit();
        return Harvest.OfAsync(site, visitor, visitor.GetAsync);
    }

    private static async Task<Harvest> OrganiserAsync(TestSite site)
    {
        var visitor = await site.SignInAsync("departement:95");
        return await Harvest.OfAsync(site, visitor, visitor.GetAsync);
    }

    private static async Task<Harvest> EditorAsync(TestSite site)
    {
        var client = await BackofficeClient.SignInAsync(site, $"e{Guid.NewGuid():N}@example.org", UserGroupAliases.Administrators);
        return await Harvest.OfAsync(site, client.Visitor, client.GetAsync);
    }
}
