using System.Text;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Testing;
using UsineCitoyenne.Umbraco.Management;

namespace UsineCitoyenne.Web.Tests.Management;

/// <summary>Calls made by hand: a body without what it must have is the caller's mistake, never the server's.</summary>
public sealed class BareBodyTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task No_writing_operation_fails_on_an_empty_object_or_list()
    {
        var administrator = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var failed = new List<string>();
        var tried = 0;
        foreach (var (method, route) in Operations())
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route, "{[^}]*}", Guid.NewGuid().ToString());
            foreach (var body in (string[])["{}", "[]", "null", "{\"values\":null,\"variants\":null,\"name\":null}"])
            {
                var answer = await administrator.CallAsync(new HttpMethod(method), path,
                    content: new StringContent(body, Encoding.UTF8, "application/json"));
                tried++;
                if (answer.Status >= 500 || (answer.Status >= 400 && !answer.Text.Contains("\"title\"", StringComparison.Ordinal)))
                {
                    failed.Add($"{method} {route} {body}: {answer.Status}");
                }
            }
        }

        Assert.True(tried > 200, $"{tried} calls");
        Assert.True(failed.Count == 0, string.Join("\n", failed));
    }

    /// <summary>All but signing in and out, which are forms, and what would sign this caller out.</summary>
    private IEnumerable<(string Method, string Route)> Operations() => Site.Get<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ManagementApi.Root, StringComparison.Ordinal)
            && !endpoint.RoutePattern.RawText.Contains("/security/", StringComparison.Ordinal)
            && endpoint.Metadata.GetMetadata<ManagementApi.HttpMethodsOnly>() is null)
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(
            method => (method, endpoint.RoutePattern.RawText!)))
        .Where(operation => operation.method is "POST" or "PUT" or "DELETE" or "PATCH");
}
