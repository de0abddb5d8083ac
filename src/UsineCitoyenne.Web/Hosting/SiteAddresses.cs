using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Where a path of the site is read. Code and content know one site whose départements are folders; a part that was given a host
/// is read there, at <c>/</c>, and everything else at <c>Site:BaseUrl</c>.
/// </summary>
public sealed class SiteAddresses(SiteOptions options, SiteContent content)
{
    /// <summary>The one address that search engines keep.</summary>
    public string Absolute(string path) => content.Current.Hosts.Of(path) is { } site ? Root(site) + site.Within(path)
        : options.Absolute(path);

    /// <summary>As a link on a page that is read at <paramref name="here"/>: relative where that page's host has it.</summary>
    /// <param name="here">Null for the national site.</param>
    internal string Link(string path, HostedSite? here)
    {
        if (SharedPaths.Includes(path))
        {
            return path;
        }
        var there = content.Current.Hosts.Of(path);
        return there?.Prefix != here?.Prefix ? Absolute(path) : here is null ? path : here.Within(path);
    }

    private string Root(HostedSite site) => $"{site.Scheme ?? new Uri(options.BaseUrl).Scheme}://{site.Host}";
}

/// <summary>What every host serves alike: files, programs, and the back office.</summary>
internal static class SharedPaths
{
    private static readonly string[] Roots = ["/assets", "/media", "/umbraco", "/App_Plugins", "/api", "/erreur", "/healthz", "/readyz",
        "/favicon.ico"];

    public static bool Includes(string path) =>
        Array.Exists(Roots, root => new PathString(path.Split('?', '#')[0]).StartsWithSegments(root));
}
