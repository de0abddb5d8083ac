using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace UsineCitoyenne.Umbraco.Management.Server;

/// <summary>What the client asks of the server before anybody signs in, and what it shows of it after.</summary>
internal static class ServerEndpoints
{
    /// <summary>Of the client that this server speaks with: it compares the two.</summary>
    private const string ClientVersion = "17.1.0";

    public static void Map(RouteGroupBuilder api)
    {
        var server = api.MapGroup("/server");
        server.MapGet("/status", () => new ServerStatusResponseModel("Run")).AllowAnonymous();
        server.MapGet("/configuration", () => new ServerConfigurationResponseModel(true, 0, true, "/assets/site.css")).AllowAnonymous();
        server.MapGet("/information", () => new ServerInformationResponseModel(ClientVersion, ClientVersion, "00:00:00", "Production"))
            .RequireEditor();
        api.MapGet("/news-dashboard", () => new NewsDashboardResponseModel([])).RequireEditor();
        api.MapGet("/segment", () => new PagedModel<SegmentResponseModel>(0, [])).RequireEditor();
    }
}

internal sealed record ServerStatusResponseModel(string ServerStatus);

/// <param name="VersionCheckPeriod">Days; 0: never asks Umbraco's servers, as nothing here asks anybody's.</param>
internal sealed record ServerConfigurationResponseModel(bool AllowPasswordReset, int VersionCheckPeriod, bool AllowLocalLogin,
    string UmbracoCssPath);

internal sealed record ServerInformationResponseModel(string Version, string AssemblyVersion, string BaseUtcOffset, string RuntimeMode);

internal sealed record NewsDashboardResponseModel(IReadOnlyList<object> Items);

internal sealed record SegmentResponseModel(string Name, string Alias);
