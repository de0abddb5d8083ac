using Microsoft.Playwright;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>Gestures of somebody who edits pages, in Umbraco's client.</summary>
internal static class BackofficeSteps
{
    public const string Password = "une petite phrase longue";

    /// <summary>The client is many files and many calls, on a machine that may be slow.</summary>
    public const float Patience = 60_000;

    public static readonly LocatorAssertionsToBeVisibleOptions Visible = new() { Timeout = Patience };

    public static async Task ChoosePasswordAsync(this IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.FillAsync("#Password", Password);
        await page.FillAsync("#Again", Password);
        await page.PressButtonAsync("Enregistrer");
        await page.WaitForURLAsync(address => !address.Contains("/mot-de-passe/", StringComparison.Ordinal), new() { Timeout = Patience });
    }

    /// <summary>As everybody does: the address of the editing space, which asks who is there.</summary>
    public static async Task SignInToEditAsync(this IPage page, string email)
    {
        page.Context.SetDefaultTimeout(Patience);
        // The client leaves for the login page while its own is still loading.
        await page.GotoAsync("/umbraco/", new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForURLAsync("**/umbraco/login/**");
        await page.FillAsync("#username", email);
        await page.FillAsync("#password", Password);
        await page.PressButtonAsync("Se connecter");
        await page.WaitForURLAsync("**/umbraco/section/**");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Options de profil" })).ToBeVisibleAsync(Visible);
    }

    /// <summary>The property that shows this text: its name, or a sentence of its description.</summary>
    public static ILocator Property(this IPage page, string text) => page.Locator("umb-property").Filter(new() { HasText = text }).First;

    public static async Task OpenDocumentAsync(this IPage page, string key)
    {
        await page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{key}");
        await Assertions.Expect(page.Locator("umb-property").First).ToBeVisibleAsync(Visible);
    }

    /// <summary>A command of the menu beside « Sauver et publier ».</summary>
    public static async Task CommandAsync(this IPage page, string name)
    {
        await page.Locator("umb-workspace-action-menu").Last.ClickAsync();
        await page.Locator("uui-menu-item").Filter(new() { HasText = name }).Last.ClickAsync();
    }

    /// <summary>In the panel that lets choose a page of the tree.</summary>
    public static async Task PickPageAsync(this IPage page, string name)
    {
        var tree = page.Locator("umb-tree-picker-modal");
        await tree.Locator("input").First.FillAsync(name);
        await tree.Locator("uui-ref-node").Filter(new() { HasText = name }).First.ClickAsync();
        await tree.GetByRole(AriaRole.Button, new() { Name = "Choisir" }).Last.ClickAsync();
        await Assertions.Expect(tree).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    public static ILocator NameField(this IPage page) => page.Locator("#name-input input").First;

    public static async Task PublishAsync(this IPage page)
    {
        await page.PressButtonAsync("Sauver et publier");
        await Assertions.Expect(page.GetByText("Contenu publié").First).ToBeVisibleAsync(Visible);
    }

    /// <summary>Adds a step of a tutorial, with a photo sent to the folder of this name.</summary>
    public static async Task AddStepAsync(this IPage page, string title, string text, string folder, FilePayload photo)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter : Étape" }).Or(page.Locator("uui-button[label*='tape']"))
            .First.ClickAsync();
        await page.Locator("uui-card-block-type, umb-block-type-card").First.ClickAsync();
        var step = page.Locator("umb-block-workspace-editor").Last;
        await step.Locator("umb-property-editor-ui-text-box input").First.FillAsync(title);
        await step.Locator("umb-input-tiptap .tiptap").ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await step.Locator("umb-property-editor-ui-media-picker").GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await page.SendPhotoAsync(folder, photo);
        await Assertions.Expect(step.Locator("umb-property-editor-ui-media-picker uui-card-media")).ToBeVisibleAsync(Visible);
        await step.GetByRole(AriaRole.Button, new() { Name = "Créer" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("umb-block-list-entry").Filter(new() { HasText = title })).ToBeVisibleAsync(Visible);
    }

    public static async Task SendPhotoAsync(this IPage page, string folder, FilePayload photo)
    {
        // It opens in the folder that its editor starts from.
        var library = page.Locator("usine-media-picker-modal");
        await Assertions.Expect(library.Locator("umb-media-picker-folder-path").GetByText(folder)).ToBeVisibleAsync(Visible);
        await library.Locator("input[type=file]").First.SetInputFilesAsync(photo);
        await Assertions.Expect(library.Locator("uui-card-media[selected]").Filter(new() { HasText = photo.Name }))
            .ToBeVisibleAsync(Visible);
        await library.GetByRole(AriaRole.Button, new() { Name = "Choisir", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(library).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    /// <summary>A real JPEG, drawn by the browser.</summary>
    public static async Task<FilePayload> PhotoAsync(this IPage page, string name, string colour)
    {
        var data = await page.EvaluateAsync<string>(
            """
            colour => {
              const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 800 })
              const pen = canvas.getContext('2d')
              pen.fillStyle = colour
              pen.fillRect(0, 0, 1200, 800)
              pen.fillStyle = 'white'
              pen.fillRect(300, 200, 600, 400)
              return canvas.toDataURL('image/jpeg')
            }
            """, colour);
        return new FilePayload
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = Convert.FromBase64String(data[(data.IndexOf(',', StringComparison.Ordinal) + 1)..])
        };
    }
}
