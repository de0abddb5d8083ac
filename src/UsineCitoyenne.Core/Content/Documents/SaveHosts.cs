using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Hosts;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Gives a document host names at which it, and all below it, is the site (Umbraco: culture and hostnames).</summary>
public sealed class SaveHosts(ContentService content, IOptions<SiteOptions> site)
{
    /// <param name="hosts">All of them, the canonical one first: those left out are taken away.</param>
    /// <param name="language">ISO code for all below; null to inherit it.</param>
    /// <exception cref="ContentException">No host name, an unknown language, or a host that another page or the national site
    /// has.</exception>
    /// <exception cref="EditorDeniedException">The editor may not assign hosts there.</exception>
    public Task RunAsync(
        Editor editor, Guid document, IReadOnlyList<AssignedHost> hosts, string? language = null, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, async act =>
        {
            var target = await act.DocumentAsync(document, DocumentVerbs.CultureAndHostnames);
            var schema = await act.SchemaAsync();
            var wanted = hosts.Select((host, index) => Definition(schema, target, host, index)).ToList();
            if (language is not null)
            {
                RequireLanguage(schema, language);
                wanted.Add(New(target, HostName.Wildcard + document.ToString("N"), language, wanted.Count, isWildcard: true));
            }
            Require(schema, target, wanted);
            var kept = schema.All<DomainDefinition>(SchemaKind.Domain).Where(domain => domain.RootKey == document)
                .ToDictionary(domain => domain.Alias);
            act.Changed(ChangeKind.Schema);
            await RemoveAsync(
                act, [.. kept.Values.Where(domain => !wanted.Exists(other => other.Alias == domain.Alias)).Select(domain => domain.Key)]);
            foreach (var domain in wanted)
            {
                await WriteAsync(act, kept.TryGetValue(domain.Alias, out var known) ? domain with { Key = known.Key } : domain);
            }
            act.Record(document, NodeAction.HostsAssigned, hosts.Count == 0 ? null
                : string.Join(", ", wanted.Where(domain => !domain.IsWildcard).Select(domain => domain.Alias)));
        }, cancel);

    private static DomainDefinition Definition(ContentSchema schema, Document target, AssignedHost host, int index)
    {
        RequireLanguage(schema, host.Language);
        return HostName.Read(host.Name) is { } read
            ? New(target, read.HasPath ? host.Name.Trim() : read.Scheme is null ? read.Host
                : $"{read.Scheme}://{read.Host}", host.Language, index, isWildcard: false)
            : throw new ContentException(string.IsNullOrWhiteSpace(host.Name)
                ? "Écrivez le nom d’hôte, par exemple valdoise.exemple.fr, ou retirez la ligne."
                : $"«\u00A0{host.Name}\u00A0» n’est pas un nom d’hôte. Exemple\u00A0: valdoise.exemple.fr");
    }

    private static DomainDefinition New(Document target, string alias, string language, int index, bool isWildcard) =>
        new(Guid.CreateVersion7(), alias, alias, target.Key, language, isWildcard) { SortOrder = index };

    private static void RequireLanguage(ContentSchema schema, string language)
    {
        if (!schema.TryGet<LanguageDefinition>(SchemaKind.Language, language, out _))
        {
            throw new ContentException($"Langue inconnue\u00A0: «\u00A0{language}\u00A0».");
        }
    }

    private void Require(ContentSchema schema, Document target, List<DomainDefinition> wanted)
    {
        var others = schema.All<DomainDefinition>(SchemaKind.Domain).Where(domain => domain.RootKey != target.Key && !domain.IsWildcard)
            .Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var national = new Uri(site.Value.BaseUrl);
        foreach (var domain in wanted.Where(domain => !domain.IsWildcard))
        {
            var host = HostName.Read(domain.Alias)!;
            if (!own.Add(NameOf(domain)) || others.Contains(NameOf(domain)))
            {
                throw new ContentException($"L’hôte «\u00A0{domain.Alias}\u00A0» est déjà attribué.");
            }
            if (target.ParentKey is not null && !host.HasPath && (host.Host == national.Authority || host.Host == national.IdnHost))
            {
                throw new ContentException($"«\u00A0{host.Host}\u00A0» est l’adresse du site national.");
            }
        }
    }

    // Two hosts that differ by their scheme are one host; with a path they are what they say.
    private static string NameOf(DomainDefinition domain) =>
        HostName.Read(domain.Alias) is { HasPath: false } host ? host.Host : domain.Alias;

    private static Task RemoveAsync(ContentAct act, List<Guid> keys) =>
        act.Db.Set<SchemaItem>().Where(item => EF.Parameter(keys).Contains(item.Key)).ExecuteDeleteAsync(act.Cancel);

    private static async Task WriteAsync(ContentAct act, DomainDefinition domain)
    {
        var item = await act.Db.Set<SchemaItem>().FirstOrDefaultAsync(row => row.Key == domain.Key, act.Cancel);
        if (item is null)
        {
            item = new SchemaItem { Key = domain.Key, Kind = SchemaKind.Domain, Alias = domain.Alias, Name = domain.Name, Definition = "" };
            act.Db.Add(item);
        }
        item.Definition = SchemaJson.Write(domain);
        item.UpdateDate = act.Now;
        item.Version++;
    }
}

/// <param name="Language">ISO code.</param>
public sealed record AssignedHost(string Name, string Language);
