using Microsoft.Playwright;
using UsineCitoyenne.Browser.Tests.Infrastructure;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>
/// One page of each type, on each screen, and in dark on a wide one. A session fails by itself on a console error and on a request to
/// another host.
/// </summary>
public sealed class PageWalks(ChromiumFixture chromium, JourneySite site) : Journey(chromium, site)
{
    private const double LayoutShiftLimit = 0.01;
    private const double HomeWeightLimit = 100_000;

    private static readonly string[] PublicPages =
    [
        "/", "/comment-ca-marche/", "/tutoriels/", "/tutoriels/coudre-un-masque-grand-public/", "/faq/",
            "/faq/faut-il-une-machine-a-coudre/", "/videos/", "/actualites/", "/appels/",
        "/devenir-responsable/", "/devenir-responsable/?commune=Pontoise", "/devenir-responsable/?territoire=commune:95500",
        "/devenir-responsable/suggerer/?territoire=departement:95", "/feuille-de-route/organisateur-communal/", "/progression/",
        "/inscription/", "/recherche/?q=masque", "/connexion/", "/au-revoir/",
        "/agirlocal95/", "/agirlocal95/communes/", "/agirlocal95/communes/jouy-le-moutier/", "/agirlocal95/inscription/merci/",
        "/aide/organiser/", "/aide/editer/", "/aide/contacts/", "/aide/produire/", "/besoin/", "/agirlocal95/besoin/",
        "/agirlocal95/recherche/?q=cergy", "/agirlocal95/tutoriels/coudre-un-masque-grand-public/",
        "/agirlocal95/bienvenue/jouy-le-moutier/",
        "/agirlocal95/appel/?appel=a3d0051e-091b-5260-b774-290d62683e12&combien=20",
    ];

    private static readonly string[] FirstOfList = ["/videos/", "/actualites/", "/appels/"];

    private static readonly string[] PrivatePages =
        ["/mon-espace/", "/mon-espace/contacts/", "/mon-espace/contacts/?etat=Confirmed&profil=couture", "/mon-espace/mandats/",
            "/mon-espace/listes/",
            "/mon-espace/mandats/types/", "/mon-espace/candidatures/", "/mon-espace/equipe/", "/mon-espace/postes/",
            "/mon-espace/postes/?territoire=commune:95500", "/mon-espace/couverture/", "/mon-espace/contacts/importer/",
            "/mon-espace/contacts/inscrire/",
            "/mon-espace/relais/", "/mon-espace/communes/", "/mon-espace/communes/95127/", "/mon-espace/conservation/",
            "/mon-espace/exploitation/", "/mon-espace/production/", "/mon-espace/production/95127/",
                "/mon-espace/production/95127/recevoir/",
            "/mon-espace/production/95127/faire/", "/mon-espace/production/95127/remettre/", "/mon-espace/production/95127/reprendre/",
            "/mon-espace/production/95127/distribuer/", "/mon-espace/production/95127/envoyer/", "/mon-espace/production/95127/perte/",
            "/mon-espace/production/95127/compter/", "/mon-espace/production/95127/tournees/", "/mon-espace/besoins/",
            "/mon-espace/besoins/ajouter/", "/mon-espace/priorites/",
            "/mon-espace/campagnes/", "/mon-espace/campagnes/nouvelle/?commune=95127&materiel=machine-a-coudre&portee=vue",
            "/mon-espace/contacts/responsables/",
            "/mon-espace/contacts/liste/?commune=95127", "/mon-espace/journal/"];

    public static TheoryData<string> Screens => ["phone", "desktop"];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_public_page_is_open_to_all(string screen)
    {
        var viewport = ViewportOf(screen);
        await using var session = await VisitAsync(viewport);
        foreach (var path in PublicPages)
        {
            await OpenAndCheckAsync(session, viewport, path, 200);
            if (FirstOfList.Contains(path) && await session.Page.Locator($"main a[href^='{path}']").CountAsync() > 0)
            {
                var first = await session.Page.Locator($"main a[href^='{path}']").First.GetAttributeAsync("href");
                await OpenAndCheckAsync(session, viewport, first!, 200);
            }
        }
        session.Expect("404");
        await OpenAndCheckAsync(session, viewport, "/cette-page-n-existe-pas/", 404);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_page_of_the_private_space_is_open_to_all(string screen)
    {
        var viewport = ViewportOf(screen);
        await using var session = await VisitAsAdministratorAsync(viewport);
        foreach (var path in PrivatePages)
        {
            await OpenAndCheckAsync(session, viewport, path, 200);
        }
        foreach (var list in new[] { "/mon-espace/contacts/", "/mon-espace/contacts/responsables/" })
        {
            await session.Page.GotoAsync(list);
            var record = await session.Page.Locator("tbody a").First.GetAttributeAsync("href");
            await OpenAndCheckAsync(session, viewport, record!, 200);
        }
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task The_home_page_weighs_little_and_nothing_in_it_moves(string screen)
    {
        await using var session = await VisitForTheFirstTimeAsync(ViewportOf(screen));
        var page = session.Page;
        await page.AddInitScriptAsync("""
            window.shift = 0
            new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value })
              .observe({ type: 'layout-shift', buffered: true })
            """);
        var network = await page.Context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += finished!.Value.GetProperty("encodedDataLength")
            .GetDouble();
        await network.SendAsync("Network.enable");
        await page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.True(await page.EvaluateAsync<bool>("document.fonts.check('1em \"Atkinson Hyperlegible Next\"')"));
        Assert.InRange(bytes, 20_000, HomeWeightLimit);
        Assert.InRange(await page.EvaluateAsync<double>("window.shift"), 0, LayoutShiftLimit);
    }

    private static async Task OpenAndCheckAsync(BrowserSession session, Viewport viewport, string path, int status)
    {
        var page = session.Page;
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Status == status, $"{path} answers {answer.Status}.");
        if (BrowserSession.TakesPictures)
        {
            await session.ScreenshotAsync($"{viewport.Name}{path.Replace('/', '_').Replace('?', '_')}");
        }
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= viewport.Width, $"{path} is {width} px wide on {viewport.Name}.");
        await page.ShouldHaveNoAxeViolationsAsync();
        if (viewport == Viewport.Desktop)
        {
            await CheckInDarkAsync(session, viewport, path);
        }
    }

    /// <summary>Colours alone differ, and a wide screen shows the most of them.</summary>
    private static async Task CheckInDarkAsync(BrowserSession session, Viewport viewport, string path)
    {
        await session.Page.ShowInAsync(ColorScheme.Dark);
        if (BrowserSession.TakesPictures)
        {
            await session.ScreenshotAsync($"{viewport.Name}-dark{path.Replace('/', '_').Replace('?', '_')}");
        }
        await session.Page.ShouldHaveNoAxeViolationsAsync(onlyColours: true);
        await session.Page.ShowInAsync(ColorScheme.Light);
    }

    private static Viewport ViewportOf(string name) =>
        new[] { Viewport.Phone, Viewport.Desktop }.Single(viewport => viewport.Name == name);
}
