using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Umbraco.Login;
using UsineCitoyenne.Umbraco.Management.Documents;
using UsineCitoyenne.Umbraco.Management.Events;
using UsineCitoyenne.Umbraco.Management.Members;
using UsineCitoyenne.Umbraco.Management.Users;
using UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

namespace UsineCitoyenne.Umbraco.Management;

public static class ManagementSetup
{
    public static IServiceCollection AddManagementApi(this IServiceCollection services) => services
        .AddSingleton<EditorCookies>()
        .AddSingleton<SecondFactorKeys>()
        .AddSingleton<ServerEvents>()
        .AddSingleton<MemberModels>()
        .AddSingleton<ContactModels>()
        .AddSingleton<DocumentMapper>()
        .AddSignalR().Services
        .Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.Converters.Add(new ReadableNodes());
            json.SerializerOptions.AllowDuplicateProperties = false;
            RequiredMembers.Apply(json.SerializerOptions);
        })
        // An unreadable body becomes a problem that the gate tells, in every environment.
        .Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);

    /// <summary>Before the endpoints run, after routing.</summary>
    public static IApplicationBuilder UseManagementApi(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(ManagementApi.Root),
            api => api.UseMiddleware<ManagementMiddleware>());
}
