using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Hosts;

namespace UsineCitoyenne.Umbraco.Management.Hosts;

/// <summary>Culture and host names of a document.</summary>
internal static class DomainEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var domains = api.MapGroup("/document/{id:guid}/domains").RequireSection(SectionAliases.Content);
        domains.MapGet("", async (CurrentEditor who, Guid id, DocumentHosts hosts, CancellationToken cancel) =>
        {
            var (language, assigned) = await hosts.ReadAsync(who, id, cancel);
            return new DomainsModel(language, [.. assigned.Select(host => new DomainPresentationModel(host.Name, host.Language))]);
        });
        domains.MapPut("", async (CurrentEditor who, Guid id, DomainsModel body, SaveHosts save, CancellationToken cancel) =>
        {
            await save.RunAsync(who, id, [.. body.Domains.Select(domain => new AssignedHost(domain.DomainName, domain.IsoCode))],
                body.DefaultIsoCode, cancel);
            return Answers.Ok();
        });
    }
}

/// <param name="DefaultIsoCode">Null when inherited.</param>
/// <param name="Domains">The canonical one first.</param>
internal sealed record DomainsModel(string? DefaultIsoCode, IReadOnlyList<DomainPresentationModel> Domains);

internal sealed record DomainPresentationModel(string DomainName, string IsoCode);
