using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Web.Tests.Content;

/// <summary>What pages may not be called is what the routes answer.</summary>
public sealed class ReservedSegmentsTests(SiteFixture fixture) : WebTest(fixture)
{
    /// <summary>Answered before any route.</summary>
    private static readonly string[] BeforeRouting = ["assets", "media", "umbraco"];

    [Fact]
    public void Every_route_of_ours_is_reserved_and_nothing_else()
    {
        var routes = Site.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/').Split('/')).ToList();
        var below = routes.Where(route => route.Length > 1 && route[0].StartsWith("{site", StringComparison.Ordinal))
            .Select(route => route[1]);
        Assert.Equal(Listed(below), Listed(ReservedSegments.BelowDepartement));
        Assert.Equal(Listed(routes.Select(route => route[0]).Concat(BeforeRouting)), Listed(ReservedSegments.AtRoot));
    }

    // A page's segment is a slug: what is none is in nobody's way.
    private static string Listed(IEnumerable<string> words) =>
        string.Join('\n', words.Where(word => word.Length > 0 && Folding.Slug(word) == word).Distinct().Order(StringComparer.Ordinal));
}
