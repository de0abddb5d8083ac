using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>Those who write the pages, in the editing space.</summary>
public sealed class EditorJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    private const string TutorialsOfValDOise = "848f02a5-44bb-57b0-85db-c459cbfd22b9";
    private const string Tutorial = "3982be2b-7f1d-58f2-b965-4581063ac467";
    private const string HomeOfYvelines = "47889669-6f77-5769-ad58-0816145f343b";

    [Fact]
    public async Task An_administrator_invites_an_editor_by_mail_who_chooses_a_password_and_a_second_factor()
    {
        var suzanne = Person.New("Suzanne");
        await using var administrator = await VisitAsEditorAsync("administration", "administration@example.org");
        await InviteAsync(administrator.Page, suzanne, "Val-d’Oise", "(95)");

        await using var session = await VisitAsync(Viewport.Desktop);
        var page = session.Page;
        await page.ChoosePasswordAsync(await Site.LinkInMailAsync(suzanne.Email, "/umbraco/login/mot-de-passe/"));
        await page.SignInToEditAsync(suzanne.Email);
        await Assertions.Expect(page.GetByText($"Bonjour {suzanne.Name}")).ToBeVisibleAsync(BackofficeSteps.Visible);
        await EnableSecondFactorAsync(page);

        await using var again = await VisitAsync(Viewport.Phone);
        await again.Page.GotoAsync("/umbraco/login/");
        await again.Page.ShouldHaveNoAxeViolationsAsync();
        await again.Page.FillAsync("#username", suzanne.Email);
        await again.Page.FillAsync("#password", BackofficeSteps.Password);
        await again.Page.PressButtonAsync("Se connecter");
        await Assertions.Expect(again.Page.Locator("#Code")).ToBeVisibleAsync(BackofficeSteps.Visible);
        await again.Page.ShouldHaveNoAxeViolationsAsync();
    }

    [Fact]
    public async Task An_editor_of_95_writes_a_tutorial_with_photos_publishes_and_renames_it_and_does_not_enter_78()
    {
        await using var session = await VisitAsEditorAsync();
        var page = session.Page;
        await Assertions.Expect(page.GetByText("Publier un appel")).ToBeVisibleAsync(BackofficeSteps.Visible);
        await session.PictureAsync("editer-accueil");

        await page.GotoAsync($"/umbraco/section/content/workspace/document/create/parent/document/{TutorialsOfValDOise}/{Tutorial}");
        await page.NameField().FillAsync("Poser un bouton");
        await page.Locator("umb-property textarea").First.FillAsync("Trois gestes pour qu’un bouton tienne.");
        foreach (var (title, colour) in new[] { ("Passer le fil", "teal"), ("Coudre en croix", "crimson"), ("Arrêter le fil", "olive") })
        {
            var photo = await page.PhotoAsync($"{title}.jpg", colour);
            await page.AddStepAsync(title, "Doucement, deux fois.", "Val-d’Oise", photo);
        }
        await session.PictureAsync("editer-tutoriel");
        await page.PublishAsync();

        await using var visitor = await VisitAsync(Viewport.Phone);
        await visitor.Page.GotoAsync("/agirlocal95/tutoriels/poser-un-bouton/");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Poser un bouton");
        await Assertions.Expect(visitor.Page.GetByText("Coudre en croix").First).ToBeVisibleAsync();

        await page.NameField().FillAsync("Recoudre un bouton");
        await page.PublishAsync();
        // The notice of the first publication may still be there: the visitor says when the second is done.
        await Testing.Until.TrueAsync("the new address", async () =>
            (await visitor.Page.APIRequest.GetAsync("/agirlocal95/tutoriels/recoudre-un-bouton/")).Status == 200);
        var old = await visitor.Page.APIRequest.GetAsync("/agirlocal95/tutoriels/poser-un-bouton/", new() { MaxRedirects = 0 });
        Assert.Equal((301, "/agirlocal95/tutoriels/recoudre-un-bouton/"), (old.Status, old.Headers["location"]));

        await ShouldNotEnterAsync(session, HomeOfYvelines);
    }

    private static async Task InviteAsync(IPage page, Person person, string search, string group)
    {
        await page.GotoAsync("/umbraco/section/user-management/workspace/user-root");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inviter" }).First.ClickAsync();
        var invitation = page.Locator("usine-modal-user-invite");
        await invitation.Locator("#name input").FillAsync(person.Name);
        await invitation.Locator("#email input").FillAsync(person.Email);
        await invitation.Locator("#message textarea").FillAsync("Bienvenue à la rédaction.");
        await invitation.Locator("umb-user-group-input").GetByRole(AriaRole.Button).First.ClickAsync();
        var groups = page.Locator("umb-user-group-picker-modal");
        await groups.Locator("input").First.FillAsync(search);
        await groups.Locator("umb-user-group-ref").Filter(new() { HasText = group }).ClickAsync();
        await groups.GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await Assertions.Expect(invitation.Locator("umb-user-group-input"))
            .ToContainTextAsync(group, new() { Timeout = BackofficeSteps.Patience });
        await invitation.GetByRole(AriaRole.Button, new() { Name = "Inviter", Exact = true }).ClickAsync();
        await Assertions.Expect(invitation).ToHaveCountAsync(0, new() { Timeout = BackofficeSteps.Patience });
    }

    /// <summary>From the profile, with a code as the application on her telephone computes it.</summary>
    private static async Task EnableSecondFactorAsync(IPage page)
    {
        await page.Locator("umb-current-user-header-app").ClickAsync();
        await page.Locator("umb-current-user-modal").GetByRole(AriaRole.Button, new() { Name = "Second facteur" }).ClickAsync();
        var setup = await page.RunAndWaitForResponseAsync(
            () => page.Locator("umb-current-user-mfa-modal").GetByRole(AriaRole.Button, new() { Name = "Activer" }).ClickAsync(),
            answer => answer.Url.EndsWith("/user/current/2fa/totp", StringComparison.Ordinal));
        var key = Totp.FromText((await setup.JsonAsync())!.Value.GetProperty("secret").GetString()!);
        var modal = page.Locator("umb-current-user-mfa-enable-modal");
        await Assertions.Expect(modal.Locator("img")).ToBeVisibleAsync(BackofficeSteps.Visible);
        await modal.Locator("input#code").FillAsync(Totp.CodeAt(key, DateTimeOffset.UtcNow));
        await modal.GetByRole(AriaRole.Button, new() { Name = "Activer" }).ClickAsync();
        await Assertions.Expect(modal.Locator("ol code")).ToHaveCountAsync(10, new() { Timeout = BackofficeSteps.Patience });
        await modal.GetByRole(AriaRole.Button, new() { Name = "Je les ai gardés" }).ClickAsync();
        await Assertions.Expect(modal).ToHaveCountAsync(0, new() { Timeout = BackofficeSteps.Patience });
    }

    private static async Task ShouldNotEnterAsync(BrowserSession session, string document)
    {
        // The browser's console tells of the refused calls.
        session.Expect("403");
        session.Expect("UmbApiError");
        var status = await session.Page.EvaluateAsync<int>(
            "async document => (await fetch(`/umbraco/management/api/v1/document/${document}`, { headers: { Authorization: 'Bearer "
            + "[redacted]' } })).status", document);
        Assert.Equal(403, status);
        // The client asks, and is refused: there is nothing to fill the form with.
        await session.Page.RunAndWaitForResponseAsync(
            () => session.Page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{document}"),
            answer => answer.Status == 403 && answer.Url.Contains(document, StringComparison.Ordinal));
        await Assertions.Expect(session.Page.Locator("umb-property")).ToHaveCountAsync(0);
    }
}
