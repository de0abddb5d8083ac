using Microsoft.Playwright;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Browser.Tests.Infrastructure;

[Collection(BrowserCollection.Name)]
public sealed class BrowserTests(ChromiumFixture chromium)
{
    private static readonly SiteProcessOptions Planted = new()
    {
        Program = PlantedSite.Program,
        WorkingFolder = AppContext.BaseDirectory,
        Arguments = ["well"],
    };

    [Fact]
    public async Task A_page_opens_on_a_phone_and_its_picture_is_taken()
    {
        await using var site = await SiteProcess.StartAsync(Planted);
        await using var session = await BrowserSession.StartAsync(chromium.Browser, Viewport.Phone, site.Address);
        await session.Page.GotoAsync("/");

        Assert.Equal("Bonjour", await session.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(390, await session.Page.EvaluateAsync<int>("window.innerWidth"));
        var picture = await File.ReadAllBytesAsync(await session.ScreenshotAsync("harness-phone"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        await session.Page.ShouldHaveNoAxeViolationsAsync();
    }

    [Fact]
    public async Task A_desktop_shows_the_colours_that_its_owner_prefers()
    {
        await using var site = await SiteProcess.StartAsync(Planted);
        await using var session = await BrowserSession.StartAsync(chromium.Browser, Viewport.Desktop, site.Address);
        var page = session.Page;
        await page.GotoAsync("/");
        Task<string> BackgroundAsync() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

        Assert.Equal(1440, await page.EvaluateAsync<int>("window.innerWidth"));
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync());
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(17, 17, 17)", await BackgroundAsync());
    }

    [Fact]
    public async Task A_faulty_page_fails_its_journey_twice_over()
    {
        await using var site = await SiteProcess.StartAsync(Planted);
        var session = await BrowserSession.StartAsync(chromium.Browser, Viewport.Phone, site.Address);
        await session.Page.GotoAsync("/faulty");

        var axe = await Assert.ThrowsAnyAsync<Exception>(() => session.Page.ShouldHaveNoAxeViolationsAsync());
        Assert.Contains("image-alt", axe.Message);
        var script = await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.DisposeAsync());
        Assert.Contains("missing is not defined", script.Message);
    }

    [Fact]
    public async Task A_visitor_without_JavaScript_is_one_of_the_visitors()
    {
        await using var site = await SiteProcess.StartAsync(Planted);
        await using var session = await BrowserSession.StartAsync(chromium.Browser, Viewport.Phone, site.Address, javaScript: false);
        await session.Page.GotoAsync("/faulty");

        Assert.Equal(1, await session.Page.Locator("img").CountAsync());
    }
}
