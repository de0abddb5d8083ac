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
    private readonly List<string> expected = [];

    private BrowserSession(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary><c>USINE_SCREENSHOTS</c> is set: journeys illustrate the documentation on their way.</summary>
    public static bool TakesPictures { get; } = Environment.GetEnvironmentVariable("USINE_SCREENSHOTS") is { Length: > 0 };

    public static async Task<BrowserSession> StartAsync(
        IBrowser browser, Viewport viewport, Uri? baseAddress = null, bool javaScript = true, string? state = null)
    {
        var options = viewport.ToContextOptions(baseAddress, javaScript);
        options.StorageState = state;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        var session = new BrowserSession(context, await context.NewPageAsync());
        session.Watch(baseAddress);
        return session;
    }

    /// <summary>This visitor does something that the browser's console complains of: an answer 404 or 422, for instance.</summary>
    public void Expect(string problem) => expected.Add(problem);

    /// <summary>
    /// A picture for the documentation, in <c>docs/images/</c>, when <see cref="TakesPictures"/>: of what the screen shows, or of one part.
    /// </summary>
    public async Task PictureAsync(string name, string? part = null)
    {
        if (!TakesPictures)
        {
            return;
        }
        var file = Path.Combine(Testing.RepositoryRoot.Path, "docs", "images", name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await (part is null
            ? Page.ScreenshotAsync(new PageScreenshotOptions { Path = file })
            : Page.Locator(part).ScreenshotAsync(new LocatorScreenshotOptions { Path = file }));
        // 96 colours say as much in a third of the weight.
        using var reduce = System.Diagnostics.Process.Start("convert", [file, "-dither", "None", "-colors", "96", "PNG8:" + file]);
        await reduce.WaitForExitAsync();
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
        var unexpected = problems.Where(problem => !expected.Any(problem.Contains)).ToList();
        if (unexpected.Count > 0)
        {
            throw new InvalidOperationException("The browser met:\n" + string.Join("\n", unexpected));
        }
    }

    private void Watch(Uri? baseAddress)
    {
        Page.PageError += (_, error) => problems.Add($"JavaScript error: {error}");
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                problems.Add($"console: {message.Text} {message.Location}");
            }
        };
        context.Request += (_, request) =>
        {
            var target = new Uri(request.Url);
            if (baseAddress is not null && target.Scheme.StartsWith("http", StringComparison.Ordinal)
                && target.Authority != baseAddress.Authority)
            {
                problems.Add($"third-party request: {request.Url}");
            }
        };
    }
}
