using UsineCitoyenne.Core.Content.Hosts;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>
/// Which parts of the site have a host of their own. Domains with a path, and wildcards, name a culture and lead nowhere.
/// </summary>
public sealed class HostMap
{
    private readonly Dictionary<string, HostedSite> byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HostedSite> canonical = [];

    internal HostMap(PublishedSnapshot snapshot)
    {
        foreach (var domain in snapshot.Schema.All<DomainDefinition>(SchemaKind.Domain).OrderBy(domain => domain.SortOrder))
        {
            if (!domain.IsWildcard && HostName.Read(domain.Alias) is { HasPath: false } host
                && snapshot.ByKey(domain.RootKey) is { Url.Length: > 1 } home)
            {
                var site = new HostedSite(host.Scheme, host.Host, home.Url);
                // Of two that say the same host, the second stays at its address on the national site.
                if (byHost.TryAdd(host.Host, site) && !canonical.Exists(other => other.Prefix == site.Prefix))
                {
                    canonical.Add(site);
                }
            }
        }
        // A host within a hosted part comes first.
        canonical.Sort(static (left, right) => right.Prefix.Length.CompareTo(left.Prefix.Length));
    }

    public bool IsEmpty => byHost.Count == 0;

    /// <param name="host">As the request says it, with its port if any.</param>
    /// <returns>Null for the national site's host and any that is unknown.</returns>
    public HostedSite? Find(string host) =>
        byHost.GetValueOrDefault(host) ?? byHost.GetValueOrDefault(host.Split(':')[0].TrimEnd('.'));

    /// <summary>The host that a path belongs to; null when it belongs to the national site.</summary>
    public HostedSite? Of(string path) => canonical.Find(site =>
        path.StartsWith(site.Prefix, StringComparison.OrdinalIgnoreCase)
        || (path.Length == site.Prefix.Length - 1 && site.Prefix.StartsWith(path, StringComparison.OrdinalIgnoreCase)));
}

/// <param name="Scheme">Null for the national site's.</param>
/// <param name="Host">With its port when it has one.</param>
/// <param name="Prefix">What is read at <c>/</c> there: the path that it would have on the national site, with a slash at both
/// ends.</param>
public sealed record HostedSite(string? Scheme, string Host, string Prefix)
{
    /// <summary>A path below <see cref="Prefix"/>, as this host knows it.</summary>
    public string Within(string path) => path.Length < Prefix.Length ? "/" : path[(Prefix.Length - 1)..];
}
