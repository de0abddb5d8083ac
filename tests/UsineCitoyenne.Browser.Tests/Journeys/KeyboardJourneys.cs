using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

public sealed class KeyboardJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    [Fact]
    public async Task The_first_link_leads_past_the_menu()
    {
        await using var session = await VisitAsync(Viewport.Desktop);
        await session.Page.GotoAsync("/tutoriels/");
        await session.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(session.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await Assertions.Expect(session.Page.Locator(".skip-link")).ToBeInViewportAsync();
        await session.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(session.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_closes_and_gives_the_focus_back()
    {
        await using var session = await VisitAsync(Viewport.Phone);
        var page = session.Page;
        await page.GotoAsync("/agirlocal95/");
        await session.PictureAsync("val-d-oise");
        await Assertions.Expect(page.Locator("#menu")).ToBeHiddenAsync();
        await page.TabToAsync(".menu-button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#menu")).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#menu")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".menu-button")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#menu")).ToBeVisibleAsync();
        await page.TabToAsync("#menu a[href='/agirlocal95/tutoriels/']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/agirlocal95/tutoriels/");
    }

    [Fact]
    public async Task A_commune_is_found_with_the_arrows_Escape_and_Enter()
    {
        await using var session = await VisitAsync(Viewport.Desktop);
        var page = session.Page;
        await page.GotoAsync("/");
        await session.PictureAsync("accueil");
        await session.PictureAsync("carte", ".france");
        await page.TypeInAsync("#lieu", "Jouy-le-M");
        await page.ShouldOfferAsync("#lieu", "Jouy-le-Moutier");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("[role=listbox]")).ToBeHiddenAsync();
        Assert.Equal("Jouy-le-M", await page.InputValueAsync("#lieu"));

        await page.Keyboard.PressAsync("ArrowDown");
        await page.ShouldOfferAsync("#lieu", "Jouy-le-Moutier");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("[role=option]").Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("[role=option]").First).ToHaveAttributeAsync("aria-selected", "true");
        var marked = await page.GetAttributeAsync("#lieu", "aria-activedescendant");
        Assert.Equal(await page.Locator("[role=option]").First.GetAttributeAsync("id"), marked);
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/agirlocal95/communes/jouy-le-moutier/");
    }
}
