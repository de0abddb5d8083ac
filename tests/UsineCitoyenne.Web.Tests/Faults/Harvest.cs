using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>What the site offers to one person: every route, and the forms and JSON that their pages show, to be sent back wrong.</summary>
internal sealed class Harvest
{
    private static readonly string[] SpaceIds = ["1", "2", "3", "4", "5", "40", "99999999"];

    private Harvest(string cookies) => Cookies = cookies;

    public string Cookies { get; }

    public required IReadOnlyList<string> Patterns { get; init; }

    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The antiforgery field of this person.</summary>
    public string Token { get; private set; } = "";

    public List<(string Action, List<string> Fields)> Forms { get; } = [];

    public List<(string Path, string Json)> Answers { get; } = [];

    public static async Task<Harvest> OfAsync(TestSite site, Visitor visitor, Func<string, Task<VisitedPage>> get)
    {
        // The first page with a form gives the cookie that its token goes with.
        var first = await visitor.GetAsync("/agirlocal95/inscription/");
        var harvest = new Harvest(visitor.Cookies)
        {
            Patterns = [.. site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct()],
            Keys = [.. site.Get<SiteContent>().Current.Documents.Take(40).Select(document => document.Key.ToString())],
            Token = first.Document.QuerySelector("[name=jeton]")!.GetAttribute("value")!,
        };
        var random = new Random(1);
        foreach (var path in harvest.Patterns.Select(pattern => harvest.Fill(pattern, random, odd: 0)))
        {
            harvest.Learn(path, await get(path));
        }
        return harvest;
    }

    /// <param name="odd">One value in so many is odd; 0 for none.</param>
    public string Fill(string pattern, Random random, int odd) => RouteHoles.Replace(pattern, hole =>
        odd > 0 && random.Next(odd) == 0 ? OddText.Of(random).Replace("\0", "", StringComparison.Ordinal) : hole switch
        {
            "site" => "agirlocal95",
            "commune" => "jouy-le-moutier",
            "alias" => "organisateur-communal",
            "token" => new string('A', 43),
            "code" => "404",
            "path" or "name" => "agirlocal95/tutoriels/",
            _ when pattern.StartsWith("/umbraco", StringComparison.Ordinal) => random.GetItems([.. Keys], 1)[0],
            _ => random.GetItems(SpaceIds, 1)[0],
        });

    private void Learn(string path, VisitedPage page)
    {
        var type = page.Header("Content-Type");
        if (type.Contains("json", StringComparison.Ordinal) && page.Status == 200 && page.Text.Length < 20_000)
        {
            Answers.Add((path, page.Text));
        }
        else if (type.StartsWith("text/html", StringComparison.Ordinal))
        {
            foreach (var form in page.Document.Forms.OfType<IHtmlFormElement>())
            {
                Forms.Add((form.GetAttribute("action") is { Length: > 0 } action ? action : path,
                    [.. form.Elements.Select(element => element.GetAttribute("name")).OfType<string>().Where(name => name != "jeton")
                        .Distinct()]));
            }
        }
    }
}
