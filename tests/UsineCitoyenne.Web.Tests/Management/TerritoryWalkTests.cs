using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Testing;
using UsineCitoyenne.Umbraco.Management;

namespace UsineCitoyenne.Web.Tests.Management;

/// <summary>An editor of the Val-d'Oise tries every operation there is on what is of the Yvelines.</summary>
public sealed class TerritoryWalkTests(SiteFixture fixture) : WebTest(fixture)
{
    private static readonly string[] Names = ["id", "taskId", "providerName", "target", "parentId", "descendantId"];

    [Fact]
    public async Task No_operation_on_a_node_of_another_departement_is_allowed()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
        var home = Site.Get<SiteContent>().Current.Departement("78")!;
        var page = home.Children.First(child => child.ContentType == DocumentTypes.NewsList).Key;
        var media = MediaProvisioner.FolderOf("78");
        var open = new List<string>();
        var tried = 0;
        foreach (var (method, route) in Operations())
        {
            var key = route.Contains("media", StringComparison.Ordinal) ? media : page;
            var path = Names.Aggregate(route, (text, name) => text
                .Replace($"{{{name}:guid}}", key.ToString(), StringComparison.Ordinal)
                .Replace($"{{{name}:guid?}}", key.ToString(), StringComparison.Ordinal)
                .Replace($"{{{name}}}", key.ToString(), StringComparison.Ordinal)
                .Replace("{id:long}", "1", StringComparison.Ordinal)) + $"?parentId={key}&descendantId={key}&target={key}";
            var answer = await editor.CallAsync(new HttpMethod(method), path, method is "GET" ? null : Body(key));
            tried++;
            // 400: the call did not even get to the node. 404: nothing there, for her.
            if (answer.Status is not (400 or 403 or 404 or 415))
            {
                open.Add($"{method} {route}: {answer.Status}");
            }
        }

        Assert.True(tried > 25, $"{tried} operations");
        Assert.True(open.Count == 0, string.Join("\n", open));
        Assert.Equal(home.Children.Count, Site.Get<SiteContent>().Current.Departement("78")!.Children.Count);
    }

    /// <summary>
    /// Operations that name a node in their address, but for the editor's own profile and what every editor may read: types, names.
    /// </summary>
    private IEnumerable<(string Method, string Route)> Operations() => Site.Get<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ManagementApi.Root, StringComparison.Ordinal)
            && endpoint.Metadata.GetMetadata<ManagementApi.HttpMethodsOnly>() is null)
        .Select(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0], endpoint.RoutePattern.RawText!))
        .Where(operation => !operation.Item2.Contains("/user/current", StringComparison.Ordinal)
            && (operation.Item2.Contains('{', StringComparison.Ordinal)
                || operation.Item2.Contains("/tree/", StringComparison.Ordinal)
                && !operation.Item2.EndsWith("/root", StringComparison.Ordinal))
            && Nodes.Any(node => operation.Item2.Contains(node, StringComparison.Ordinal)));

    private static readonly string[] Nodes = ["/document/", "/media/", "/collection/", "/user/{", "/user-group/{", "/member/{",
        "/dictionary/{", "/usine/annuaire/"];

    private static object Body(Guid key) => new
    {
        target = new { id = key },
        values = Array.Empty<object>(),
        variants = new[] { new { culture = (string?)null, segment = (string?)null, name = "Ailleurs" } },
        publishSchedules = new[] { new { culture = (string?)null } },
        includeDescendants = false,
        includeUnpublishedDescendants = true,
        relateToOriginal = false,
        cultures = Array.Empty<string>(),
        domains = Array.Empty<object>(),
        loginDocument = new { id = key },
        errorDocument = new { id = key },
        memberGroupNames = Array.Empty<string>(),
        memberUserNames = Array.Empty<string>(),
        name = "Ailleurs",
        email = "ailleurs@example.org",
        userName = "ailleurs@example.org",
        languageIsoCode = "fr",
        userGroupIds = Array.Empty<object>(),
        documentStartNodeIds = Array.Empty<object>(),
        mediaStartNodeIds = Array.Empty<object>(),
        hasDocumentRootAccess = false,
        hasMediaRootAccess = false,
        alias = "ailleurs",
        sections = Array.Empty<string>(),
        languages = Array.Empty<string>(),
        hasAccessToAllLanguages = true,
        documentRootAccess = false,
        mediaRootAccess = false,
        fallbackPermissions = Array.Empty<string>(),
        permissions = Array.Empty<object>(),
        translations = Array.Empty<object>(),
    };
}
