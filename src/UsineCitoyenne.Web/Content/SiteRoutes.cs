using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace UsineCitoyenne.Web.Content;

/// <summary>Matches the folder of a département's site: <c>agirlocal95</c>, <c>agirlocal2a</c>, <c>agirlocal974</c>.</summary>
internal sealed partial class SiteRouteConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
        RouteDirection routeDirection) =>
        values[routeKey] is string site && Folder().IsMatch(site);

    [GeneratedRegex("^agirlocal(?:[0-9]{2,3}|2[ab])$", RegexOptions.IgnoreCase)]
    private static partial Regex Folder();
}

internal static class SiteRoutes
{
    /// <summary>Pages that exist on the national site, by their own address, and on each département's.</summary>
    public static void Configure(RazorPagesOptions options)
    {
        options.RootDirectory = "/Pages";
        foreach (var (page, path) in new[] { ("/Volunteers/SignUp", "inscription"), ("/Volunteers/Thanks", "inscription/merci"),
            ("/Search/Index", "recherche"), ("/Calls/Answer", "appel"), ("/Needs/Ask", "besoin"), ("/Needs/Thanks", "besoin/merci") })
        {
            options.Conventions.AddPageRoute(page, "{site:site}/" + path);
        }
        // By session, what the personal link of a mail opens without one.
        options.Conventions.AddPageRoute("/Volunteers/Record", Accounts.OwnRecordEntry.Url.Trim('/'));
        options.Conventions.AddPageRoute("/Kits/Collect", "mon-espace/tournees");
        options.Conventions.AddPageRoute("/Kits/Held", Accounts.OwnKitsEntry.Url.Trim('/'));
    }
}
