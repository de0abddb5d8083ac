using Microsoft.Playwright;

namespace UsineCitoyenne.Browser.Tests.Infrastructure;

/// <summary>
/// A visitor: cookies and a page of its own. Disposing fails on any JavaScript error, console error, or request to another host:
/// the site promises no third party.
/// </summary>
public sealed class BrowserSession : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> problems = [];

    private BrowserSession(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<BrowserSession> StartAsync(
        IBrowser browser, Viewport viewport, Uri? baseAddress = null, bool javaScript = true)
    {
        var context = await browser.NewContextAsync(viewport.ToContextOptions(baseAddress, javaScript));
        context.SetDefaultTimeout(15_000);
        var session = new BrowserSession(context, await context.NewPageAsync());
        session.Watch(baseAddress);
        return session;
    }

    /// <summary>A full-page picture in <c>TestResults/screenshots/</c>; <c>USINE_TEST_SCREENSHOTS</c> names another folder.</summary>
    public async Task<string> ScreenshotAsync(string name)
    {
        var folder = Environment.GetEnvironmentVariable("USINE_TEST_SCREENSHOTS")
            ?? Path.Combine(Testing.RepositoryRoot.Path, "TestResults", "screenshots");
        var file = Path.Combine(folder, name + ".png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        if (problems.Count > 0)
        {
            throw new InvalidOperationException("The browser met:\n" + string.Join("\n", problems));
        }
    }

    private void Watch(Uri? baseAddress)
    {
        Page.PageError += (_, error) => problems.Add($"JavaScript error: {error}");
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                problems.Add($"console: {message.Text}");
            }
        };
        context.Request += (_, request) =>
        {
            var target = new Uri(request.Url);
            if (baseAddress is not null && target.Scheme.StartsWith("http", StringComparison.Ordinal) && target.Authority != baseAddress.Authority)
            {
                problems.Add($"third-party request: {request.Url}");
            }
        };
    }
}
