using Microsoft.Playwright;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>Gestures that journeys repeat.</summary>
internal static class PageSteps
{
    private const int FarthestField = 80;

    public static async Task OpenSignInLinkAsync(this IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.PressButtonAsync("Me connecter");
        await page.WaitForURLAsync("**/mon-espace/");
    }

    public static Task PressButtonAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Presses Tab until the focus is there, as somebody without a mouse does.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var presses = 0; presses < FarthestField; presses++)
        {
            if (await page.HasFocusAsync(selector))
            {
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never reaches {selector}.");
    }

    public static Task<bool> HasFocusAsync(this IPage page, string selector) =>
        page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector);

    /// <summary>Without leaving the page. Colours change in a transition, however short: it is brought to its end.</summary>
    public static async Task ShowInAsync(this IPage page, ColorScheme colours)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = colours });
        await page.EvaluateAsync("""
            async () => {
              const frame = () => new Promise(done => requestAnimationFrame(() => done()))
              await frame()
              document.getAnimations().forEach(animation => animation instanceof CSSTransition && animation.finish())
              await frame()
            }
            """);
    }

    public static async Task TypeInAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task TickAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Space");
    }

    /// <summary>The list under a commune field is open and the keyboard is on this choice.</summary>
    public static async Task ShouldOfferAsync(this IPage page, string field, string commune)
    {
        await Assertions.Expect(page.Locator(field)).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator("[role=option]").First).ToContainTextAsync(commune);
    }

    /// <summary>The CSV that « Exporter » hands over.</summary>
    public static async Task<string> ExportAsync(this IPage page)
    {
        await page.Locator(".contacts__head summary", new() { HasText = "Exporter" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressButtonAsync("Texte (CSV)"));
        Assert.Matches(@"^contacts-\d{4}-\d\d-\d\d\.csv$", download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public static async Task SearchContactsAsync(this IPage page, string text)
    {
        await page.GotoAsync("/mon-espace/contacts/");
        await page.FillAsync("#search", text);
        await page.PressAsync("#search", "Enter");
        await page.WaitForURLAsync("**/contacts/?r=*");
    }
}
