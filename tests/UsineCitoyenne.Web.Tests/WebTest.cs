using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests;

/// <summary>One site for the tests of a class; each test brings its own people.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}

public abstract class WebTest(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    protected TestSite Site => fixture.Site;

    /// <summary>An address that no other test has.</summary>
    protected static string NewAddress() => $"v{Guid.NewGuid():N}@example.org";

    /// <summary>Fills the sign-up form of a site rightly, then with <paramref name="changes"/>.</summary>
    protected static async Task<VisitedPage> SignUpAsync(
        Visitor visitor, string email, string path = "/agirlocal95/inscription/", params (string Name, string? Value)[] changes)
    {
        (string Name, string? Value)[] right =
        [
            ("Input.FirstName", "Josette"), ("Input.LastName", "Ourlet"), ("Input.Email", email), ("Input.Phone", "06 39 98 00 01"),
            ("Input.Commune", "Jouy-le-Moutier (95)"), ("Input.CommuneCode", "95323"), ("Input.Profiles", "couture"),
            ("Input.AcceptsCharter", "true"), ("Input.AcceptsContact", "true"), ("Input.AcceptsIntroduction", "true"),
        ];
        var names = changes.Select(change => change.Name).ToHashSet();
        var page = await visitor.GetAsync(path);
        return await page.SubmitAsync("form.form", "", [.. right.Where(field => !names.Contains(field.Name)), .. changes]);
    }

    protected async Task ConfirmAsync(Visitor visitor, string email)
    {
        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/confirmer/"));
        Assert.Equal(200, page.Status);
        Assert.Equal(302, (await page.SubmitAsync("main form[method=post]")).Status);
    }
}
