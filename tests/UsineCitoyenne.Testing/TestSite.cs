using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Testing;

/// <summary>
/// The whole site in this process, with the real content and territories, on a database of its own. Requests go through the real
/// pipeline; mails wait in the outbox, where a test reads them as their recipient would.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    /// <summary>A database as the first start leaves it.</summary>
    internal static readonly TestTemplate Started = new(PrepareAsync);
    private readonly TestDatabase test;
    private readonly WebApplication site;

    private readonly bool ownsTest;

    private TestSite(TestDatabase test, WebApplication site, bool ownsTest)
    {
        this.test = test;
        this.site = site;
        this.ownsTest = ownsTest;
    }

    public IServiceProvider Services => site.Services;

    /// <summary>What the site stands on.</summary>
    public TestDatabase Test => test;

    internal Database Database => Get<Database>();

    public static async Task<TestSite> StartAsync(params (string Name, string Value)[] settings)
    {
        return await StartAsync(await TestDatabase.CreateAsync(Started), ownsTest: true, settings);
    }

    /// <summary>On a database that outlives the site.</summary>
    public static Task<TestSite> StartAsync(TestDatabase test) => StartAsync(test, ownsTest: false, []);

    private static async Task<TestSite> StartAsync(TestDatabase test, bool ownsTest, (string Name, string Value)[] settings)
    {
        var site = Build(test.Options, settings);
        await StartUp.RunAsync(site, _ => { });
        await site.StartAsync();
        return new TestSite(test, site, ownsTest);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A visitor with cookies of their own.</summary>
    public Visitor Visit(System.Net.IPAddress? from = null) => new(site.GetTestServer()) { From = from };

    /// <summary>A visitor who signed in by the link that a mail would carry.</summary>
    public async Task<Visitor> SignInAsync(string email, params (string Type, TerritoryRef Territory)[] mandates)
    {
        var link = new Uri(await Get<OperatorAccess>().DemoLinkAsync(email, "Dominique Navette", mandates));
        var visitor = Visit();
        var page = await visitor.GetAsync(link.AbsolutePath);
        Assert.Equal(302, (await page.SubmitAsync()).Status);
        return visitor;
    }

    public Task<Visitor> SignInAsync(string territory) => TerritoryRef.TryParse(territory, out var reference)
        ? SignInAsync($"{territory.Replace(':', '-')}@example.org", (MandateAlias.LeadOf(reference.Kind), reference))
        : throw new ArgumentException(territory, nameof(territory));

    /// <summary>Mails waiting for their recipient, as they would read them, oldest first.</summary>
    internal async Task<IReadOnlyList<(string Template, MailContent Content)>> MailsAsync()
    {
        await using var db = Database.Read();
        var composed = new List<(string, MailContent)>();
        foreach (var mail in db.Set<OutboxMail>().OrderBy(row => row.Id).ToList())
        {
            var template = Services.GetServices<IMailTemplate>().Single(candidate => candidate.Name == mail.Template);
            if (await Database.WriteAsync(writing => template.ComposeAsync(mail, writing, CancellationToken.None)) is { } content)
            {
                composed.Add((mail.Template, content));
            }
        }
        return composed;
    }

    /// <summary>Path of the button of the last mail to an address, whose URL contains <paramref name="part"/>.</summary>
    public async Task<string> LinkInMailAsync(string email, string part) => new Uri((await MailsAsync())
        .Where(mail => mail.Content.ToAddress == email)
        .SelectMany(mail => mail.Content.Body.Blocks.OfType<MailBlock.Button>())
        .Last(button => button.Url.Contains(part, StringComparison.Ordinal)).Url).AbsolutePath;

    /// <summary>What the site does each few seconds: public pages show what was written since.</summary>
    public async Task RefreshAsync()
    {
        await Get<VolunteerFigures>().RefreshAsync();
        await Get<Leadership>().RefreshAsync();
        Get<PublicModelCache>().Clear();
    }

    public Task<string> IssueLinkAsync(LinkPurpose purpose, long subject, TimeSpan lifetime) =>
        Database.WriteAsync(db => Task.FromResult(Get<LinkTokens>().Issue(db, purpose, subject, lifetime)));

    /// <summary>A request that no browser would write.</summary>
    public Task<Microsoft.AspNetCore.Http.HttpContext> SendAsync(
        Action<Microsoft.AspNetCore.Http.HttpContext> write, CancellationToken cancel) =>
        site.GetTestServer().SendAsync(write, cancel);

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync();
        await site.DisposeAsync();
        if (ownsTest)
        {
            await test.DisposeAsync();
        }
    }

    private static async Task PrepareAsync(DatabaseOptions options)
    {
        await using var site = Build(options, []);
        await StartUp.RunAsync(site, _ => { });
    }

    private static WebApplication Build(DatabaseOptions options, (string Name, string Value)[] settings) => SiteHost.Build([], builder =>
    {
        builder.Environment.EnvironmentName = Environments.Production;
        builder.WebHost.UseTestServer(server => server.BaseAddress = new Uri("https://localhost/"));
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("DataFolder", options.DataFolder),
            new("ConnectionStrings:Site", options.ConnectionString),
            new("Site:FieldKey", options.FieldKey),
            new("Site:BaseUrl", "https://localhost"),
            new("Forms:MinimumTime", "00:00:00"),
            new("Forms:UnprovenSubmissionsPerHour", "100000"),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)),
        ]);
    });

    private static class Assert
    {
        public static void Equal(int expected, int found)
        {
            if (expected != found)
            {
                throw new InvalidOperationException($"Expected status {expected}, found {found}.");
            }
        }
    }
}
