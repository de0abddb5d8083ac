using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>The contacts, in the editing space.</summary>
public sealed class AnnuaireJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    [Fact]
    public async Task An_administrator_narrows_the_volunteers_finds_one_by_name_and_opens_her_record()
    {
        await using var session = await VisitAsEditorAsync("administration", "administration@example.org");
        var page = session.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "Annuaire" }).ClickAsync();
        var table = page.Locator("usine-annuaire-contacts");
        var count = table.Locator(".count b");
        await Assertions.Expect(table.Locator("uui-table-row").First).ToBeVisibleAsync(BackofficeSteps.Visible);
        var everybody = await count.InnerTextAsync();

        await table.Locator("[data-facet=profiles]").GetByText("Couture", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(count).Not.ToHaveTextAsync(everybody);
        await Assertions.Expect(table.GetByRole(AriaRole.Button, new() { Name = "Retirer Couture" })).ToBeVisibleAsync();
        var name = await table.Locator("uui-table-row .name").First.InnerTextAsync();
        await table.GetByRole(AriaRole.Searchbox).FillAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(table.Locator(".chosen")).ToContainTextAsync(name);
        await table.ShouldHaveNoAxeViolationsAsync();

        await table.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
        var record = page.Locator("usine-contact-modal");
        await Assertions.Expect(record.GetByText("@example.org")).ToBeVisibleAsync();
        await record.ShouldHaveNoAxeViolationsAsync();
        Assert.DoesNotContain(name.Split(' ')[0], Uri.UnescapeDataString(page.Url), StringComparison.OrdinalIgnoreCase);
        await Assertions.Expect(record.GetByRole(AriaRole.Link, new() { Name = "Ouvrir la fiche du membre" }))
            .ToHaveAttributeAsync("href", new Regex("/member-management/workspace/member/edit/[0-9a-f-]{36}$"));
    }
}
