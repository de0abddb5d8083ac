using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Umbraco.Login;
using UsineCitoyenne.Umbraco.Management.Server;
using UsineCitoyenne.Umbraco.Management.Users;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>The API that the back office speaks: Umbraco 17's Management API, the operations an editor reaches.</summary>
public static class ManagementApi
{
    public const string Root = "/umbraco/management/api";

    public static IServiceCollection AddManagementApi(this IServiceCollection services) => services
        .AddSingleton<EditorCookies>()
        .AddSingleton<SecondFactorKeys>()
        .Configure<JsonOptions>(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()))
        // An unreadable body becomes a problem that the gate tells, in every environment.
        .Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);

    /// <summary>Before the endpoints run, after routing.</summary>
    public static IApplicationBuilder UseManagementGate(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root), api => api.UseMiddleware<ManagementGate>());

    public static void MapManagementApi(this IEndpointRouteBuilder site)
    {
        var api = site.MapGroup($"{Root}/v1");
        OAuth.Map(api);
        ServerEndpoints.Map(api);
        ManifestEndpoints.Map(api);
        CurrentUserEndpoints.Map(api);
        CurrentUserSecondFactor.Map(api);
        // Whatever else is asked below this address is unknown, not a page of the site.
        site.Map(Root + "/{**rest}", () => Problems.NotFound()).RequireEditor().WithMetadata(new HttpMethodsOnly());
    }

    /// <summary>Marks the catch-all, so that tests that walk the operations leave it out.</summary>
    internal sealed record HttpMethodsOnly;
}
