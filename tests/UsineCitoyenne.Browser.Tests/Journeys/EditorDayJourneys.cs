using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>What an editor of the Val-d'Oise does with her pages, day after day.</summary>
public sealed class EditorDayJourneys(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    private const string HomeOfValDOise = "c8d3e0cd-f9e2-57f7-915e-4b3995a30e59";
    private const string CallsOfValDOise = "0980bbb6-6036-5dac-a508-94c4e3a5263f";
    private const string Call = "008bf751-d080-5d38-bc8b-aba82d2e7515";

    [Fact]
    public async Task A_call_is_written_with_its_commune_its_urgency_and_its_other_needs_and_read_again_as_it_was()
    {
        await using var session = await VisitAsEditorAsync();
        var page = session.Page;
        await WriteCallAsync(page, "Cent charlottes pour la maison de retraite");
        await page.Property("Produit").Locator("input").FillAsync("Charlotte");
        await page.Property("Quantité").Locator("input").FillAsync("100");
        await page.Property("Unité").Locator("input").FillAsync("pièces");
        await page.Property("Date limite").Locator("input").FillAsync("2030-12-24");
        await page.Property("Commune").Locator("input").PressSequentiallyAsync("Pontoise");
        await page.GetByRole(AriaRole.Option, new() { Name = "Pontoise (95)", Exact = true }).ClickAsync();
        await page.Property("Qui cherchez-vous").GetByText("Couture").ClickAsync();
        await page.Property("Qui cherchez-vous").GetByText("Transport").ClickAsync();
        await page.Property("Urgence").GetByText("Tout de suite", new() { Exact = true }).Last.ClickAsync();
        await session.PictureAsync("editer-appel");
        await page.GetByText("Ajouter : Besoin").ClickAsync();
        await page.Locator("uui-card-block-type, umb-block-type-card").First.ClickAsync();
        var need = page.Locator("umb-block-list-entry").First;
        await need.Locator("button, uui-button").First.ClickAsync();
        await need.Locator("umb-property").Filter(new() { HasText = "Quoi" }).Locator("input").FillAsync("Élastique plat");
        await need.Locator("umb-property").Filter(new() { HasText = "Quantité" }).Locator("input").FillAsync("40");
        await need.Locator("umb-property").Filter(new() { HasText = "Unité" }).Locator("input").FillAsync("mètres");
        await page.PublishAsync();

        await page.WaitForURLAsync("**/document/edit/**");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("umb-block-list-entry").Filter(new() { HasText = "Élastique plat" }))
            .ToBeVisibleAsync(BackofficeSteps.Visible);
        await Assertions.Expect(page.Property("Urgence").Locator("uui-radio[checked], uui-radio[aria-checked=true]"))
            .ToHaveTextAsync("Tout de suite");

        await using var visitor = await VisitAsync(Viewport.Phone);
        await visitor.Page.GotoAsync("/agirlocal95/appels/cent-charlottes-pour-la-maison-de-retraite/");
        foreach (var text in new[] { "Tout de suite", "Couture, Transport", "100 pièces", "24 décembre 2030",
            "Élastique plat : 40 mètres" })
        {
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(text);
        }
        await visitor.Page.ShouldHaveNoAxeViolationsAsync();
    }

    [Fact]
    public async Task The_home_gets_a_colour_a_table_a_video_a_picture_a_page_put_forward_and_an_address_that_must_be_one()
    {
        await using var session = await VisitAsEditorAsync();
        session.Expect("400");
        var page = session.Page;
        await page.OpenDocumentAsync(HomeOfValDOise);
        await page.Property("Couleur").Locator("uui-color-swatch").Last.ClickAsync();
        await page.Property("Page à la une").GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await page.PickPageAsync("Tutoriels");

        var text = page.Locator("umb-input-tiptap .tiptap");
        var tools = page.Locator("umb-tiptap-toolbar");
        await text.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await tools.Locator("uui-button[label=Intégrer]").ClickAsync();
        var video = page.Locator("umb-embedded-media-modal");
        await video.Locator("input").First.FillAsync("https://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv");
        // The editing space shows the player, which no test may reach.
        await page.Context.RouteAsync("https://framatube.org/**", route => route.FulfillAsync(new() { Body = "" }));
        session.Expect("framatube.org");
        await video.Locator("uui-button[label=Retrouver]").ClickAsync();
        await Assertions.Expect(video.Locator("iframe")).ToBeVisibleAsync(BackofficeSteps.Visible);
        await video.Locator("uui-button[label=Confirmer]").ClickAsync();
        await tools.Locator("uui-button[label='Choisir un média']").ClickAsync();
        await page.SendPhotoAsync("Val-d’Oise", await page.PhotoAsync("Atelier.jpg", "teal"));
        await page.Locator("umb-media-caption-alt-text-modal").GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Assertions.Expect(text.Locator("img[data-udi]")).ToBeVisibleAsync(BackofficeSteps.Visible);
        await text.Locator("p").First.ClickAsync();
        await tools.Locator("uui-button[label=Tableau]").ClickAsync();
        await page.Locator("umb-tiptap-table-insert button").Nth(11).ClickAsync();
        await page.Keyboard.TypeAsync("Lundi");

        var address = page.Property("Adresse de contact publique").Locator("input");
        await address.FillAsync("contact95");
        await page.PressButtonAsync("Sauver et publier");
        await Assertions.Expect(page.GetByText("La page n’est pas publiée, mais elle est enregistrée").First)
            .ToBeVisibleAsync(BackofficeSteps.Visible);
        await address.FillAsync("contact95@example.org");
        await page.PublishAsync();

        await using var visitor = await VisitAsync(Viewport.Desktop);
        await visitor.Page.GotoAsync("/agirlocal95/");
        await Assertions.Expect(visitor.Page.Locator(".hero[data-accent=plum]")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".prose td").First).ToContainTextAsync("Lundi");
        await Assertions.Expect(visitor.Page.Locator(".prose img")).ToHaveAttributeAsync("alt", "Atelier.jpg");
        await Assertions.Expect(visitor.Page.Locator("a[data-player]"))
            .ToHaveAttributeAsync("href", "https://framatube.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "contact95@example.org" })).ToBeVisibleAsync();
        await visitor.Page.ShouldHaveNoAxeViolationsAsync();
    }

    [Fact]
    public async Task A_page_is_previewed_on_a_phone_scheduled_changed_brought_back_thrown_away_and_restored()
    {
        await using var session = await VisitAsEditorAsync();
        var page = session.Page;
        await WriteCallAsync(page, "Un fer à repasser");
        await page.PressButtonAsync("Sauver");
        await page.WaitForURLAsync("**/document/edit/**");
        var key = new Uri(page.Url).Segments.First(part => Guid.TryParse(part.Trim('/'), out _)).Trim('/');

        var preview = await page.Context.RunAndWaitForPageAsync(() => page.PressButtonAsync("Prévisualiser"));
        await preview.Locator("umb-preview-device uui-button, uui-button[look]").Filter(new() { HasTextRegex = new("Fit browser|Ajuster") })
            .First.ClickAsync();
        await preview.Locator("uui-menu-item[label*='ortrait']").Last.ClickAsync();
        var frame = preview.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator("h1")).ToHaveTextAsync("Un fer à repasser", new() { Timeout = BackofficeSteps.Patience });
        Assert.InRange(await frame.Locator("body").EvaluateAsync<int>("body => body.ownerDocument.defaultView.innerWidth"), 300, 480);
        if (BrowserSession.TakesPictures)
        {
            await preview.ScreenshotAsync(
                new() { Path = Path.Combine(Testing.RepositoryRoot.Path, "docs", "images", "editer-apercu.png") });
        }
        await preview.CloseAsync();

        await page.CommandAsync("Planifier");
        var schedule = page.Locator("umb-document-schedule-modal");
        await schedule.Locator("input[type=datetime-local]").First.FillAsync("2040-01-02T08:00");
        await session.PictureAsync("editer-planifier");
        await schedule.GetByRole(AriaRole.Button, new() { Name = "Planifier" }).ClickAsync();
        await Assertions.Expect(page.GetByText("planning de publication").First).ToBeVisibleAsync(BackofficeSteps.Visible);
        await using var visitor = await VisitAsync(Viewport.Phone);
        Assert.Equal(404, await StatusAsync(visitor));
        await page.PublishAsync();
        Assert.Equal(200, await StatusAsync(visitor));

        await page.Property("Résumé").Locator("textarea").FillAsync("Deux fers à repasser.");
        await page.PressButtonAsync("Sauver et publier");
        await Testing.Until.TrueAsync("the new summary", async () => (await TextAsync(visitor))
            .Contains("Deux fers", StringComparison.Ordinal));
        await page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{key}/invariant/view/info");
        await Assertions.Expect(page.Locator("umb-history-item").First).ToBeVisibleAsync(BackofficeSteps.Visible);
        await page.GetByText("Version antérieure").ClickAsync();
        var versions = page.Locator("usine-rollback-modal");
        await versions.Locator(".rollback-item").Last.ClickAsync();
        await Assertions.Expect(versions.Locator("uui-table")).ToContainTextAsync("Deux", new() { Timeout = BackofficeSteps.Patience });
        await session.PictureAsync("editer-versions");
        await versions.GetByRole(AriaRole.Button, new() { Name = "Version antérieure" }).ClickAsync();
        await Assertions.Expect(versions).ToHaveCountAsync(0, new() { Timeout = BackofficeSteps.Patience });
        await page.OpenDocumentAsync(key);
        await Assertions.Expect(page.Property("Résumé").Locator("textarea"))
            .ToHaveValueAsync("Il en faut un.", new() { Timeout = BackofficeSteps.Patience });
        await page.PublishAsync();

        await page.Locator("umb-workspace-entity-action-menu").First.ClickAsync();
        await page.Locator("uui-menu-item[label^='Mettre à la corbeille']").Last.ClickAsync();
        await page.Locator("umb-backoffice-modal-container").GetByRole(AriaRole.Button, new() { Name = "Mettre à la corbeille" })
            .Last.ClickAsync();
        await Testing.Until.TrueAsync("gone from the site", async () => await StatusAsync(visitor) == 404);
        await page.GotoAsync("/umbraco/section/content");
        await page.GetByText("Corbeille", new() { Exact = true }).First.ClickAsync();
        await page.Locator("uui-table-row, umb-table").GetByText("Un fer à repasser").First.ClickAsync();
        await session.PictureAsync("editer-corbeille");
        await page.Locator("umb-workspace-entity-action-menu").First.ClickAsync();
        await page.Locator("uui-menu-item[label^=Récupérer]").Last.ClickAsync();
        var restore = page.Locator("usine-modal-recyclebin-restore");
        await Assertions.Expect(restore.GetByText("Appels").First).ToBeVisibleAsync(BackofficeSteps.Visible);
        await restore.GetByRole(AriaRole.Button, new() { Name = "Récupérer" }).Last.ClickAsync();
        await Assertions.Expect(restore).ToHaveCountAsync(0, new() { Timeout = BackofficeSteps.Patience });
        await page.OpenDocumentAsync(key);
        await page.PublishAsync();
        await Testing.Until.TrueAsync("back on the site", async () => await StatusAsync(visitor) == 200);
    }

    [Fact]
    public async Task A_second_save_and_an_ended_session_lose_nothing_of_what_was_typed()
    {
        await using var session = await VisitAsEditorAsync();
        foreach (var refusal in new[] { "409", "401", "400", "UmbApiError", "Token request error", "Connection disconnected",
            "Failed to start" })
        {
            session.Expect(refusal);
        }
        var page = session.Page;
        await page.Context.Clock.InstallAsync();
        await WriteCallAsync(page, "Trois machines à coudre");
        await page.PressButtonAsync("Sauver");
        await page.WaitForURLAsync("**/document/edit/**");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await Assertions.Expect(other.Property("Résumé").Locator("textarea"))
            .ToHaveValueAsync("Il en faut un.", new() { Timeout = BackofficeSteps.Patience });

        await page.Property("Résumé").Locator("textarea").FillAsync("Écrit d’abord.");
        await page.RunAndWaitForResponseAsync(() => page.PressButtonAsync("Sauver"), answer => answer.Request.Method == "PUT"
            && answer.Url.Contains("/v1/document/", StringComparison.Ordinal));
        await other.Property("Résumé").Locator("textarea").FillAsync("Écrit ensuite.");
        await other.PressButtonAsync("Sauver");
        await Assertions.Expect(other.Locator("uui-toast-notification-layout").GetByText("a enregistré cette page entre-temps"))
            .ToBeVisibleAsync(BackofficeSteps.Visible);
        await Assertions.Expect(other.Property("Résumé").Locator("textarea")).ToHaveValueAsync("Écrit ensuite.");
        await other.CloseAsync();

        await page.Property("Résumé").Locator("textarea").FillAsync("Tapé avant la pause.");
        await page.Context.ClearCookiesAsync();
        await page.Context.Clock.FastForwardAsync("25:00");
        await page.PressButtonAsync("Sauver");
        var ended = page.Locator("umb-app-auth-modal");
        var popup = await page.Context.RunAndWaitForPageAsync(() => ended.GetByRole(AriaRole.Button).First.ClickAsync());
        await popup.FillAsync("#username", "redaction-95@example.org");
        await popup.FillAsync("#password", BackofficeSteps.Password);
        await popup.PressButtonAsync("Se connecter");
        await Assertions.Expect(ended).ToHaveCountAsync(0, new() { Timeout = BackofficeSteps.Patience });
        await Assertions.Expect(page.Property("Résumé").Locator("textarea")).ToHaveValueAsync("Tapé avant la pause.");
        await page.PublishAsync();
    }

    private static async Task WriteCallAsync(IPage page, string name)
    {
        await page.GotoAsync($"/umbraco/section/content/workspace/document/create/parent/document/{CallsOfValDOise}/{Call}");
        await page.NameField().FillAsync(name);
        await page.Property("Résumé").Locator("textarea").FillAsync("Il en faut un.");
        await page.Property("Ouvert : on peut répondre").Locator("select").SelectOptionAsync("Ouvert");
    }

    private static async Task<int> StatusAsync(BrowserSession visitor) =>
        (await visitor.Page.APIRequest.GetAsync("/agirlocal95/appels/un-fer-a-repasser/")).Status;

    private static async Task<string> TextAsync(BrowserSession visitor) =>
        await (await visitor.Page.APIRequest.GetAsync("/agirlocal95/appels/un-fer-a-repasser/")).TextAsync();
}
