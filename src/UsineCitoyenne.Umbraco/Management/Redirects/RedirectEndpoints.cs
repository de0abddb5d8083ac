using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Redirects;

namespace UsineCitoyenne.Umbraco.Management.Redirects;

/// <summary>Former addresses: the dashboard, and those of one document.</summary>
internal static class RedirectEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var redirects = api.MapGroup("/redirect-management").RequireSection(SectionAliases.Content);
        redirects.MapGet("", async (CurrentEditor who, RedirectService redirectsService, CancellationToken cancel, string? filter = null,
            int skip = 0, int take = 100) =>
            Of(await redirectsService.PageAsync(who, filter ?? "", null, skip, take, cancel)));
        redirects.MapGet("/{id:guid}",
            async (CurrentEditor who, Guid id, RedirectService redirectsService, CancellationToken cancel, int skip = 0, int take = 100) =>
            Of(await redirectsService.PageAsync(who, "", id, skip, take, cancel)));
        redirects.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, RedirectService redirectsService, CancellationToken cancel) =>
        {
            await redirectsService.DeleteAsync(who, id, cancel);
            return Answers.Ok();
        });
        redirects.MapGet("/status", async (CurrentEditor who, RedirectService redirectsService, CancellationToken cancel) =>
            new RedirectUrlStatusResponseModel(
            await redirectsService.IsEnabledAsync(cancel) ? RedirectStatusModel.Enabled
                : RedirectStatusModel.Disabled, who.Editor.IsAdministrator));
        redirects.MapPost(
            "/status", async (CurrentEditor who, RedirectStatusModel status, RedirectService redirectsService, CancellationToken cancel) =>
        {
            await redirectsService.EnableAsync(who, status == RedirectStatusModel.Enabled, cancel);
            return Answers.Ok();
        });
    }

    private static PagedModel<RedirectUrlResponseModel> Of(Page<RedirectItem> page) => new(page.Total, [.. page.Items.Select(item =>
        new RedirectUrlResponseModel(item.Key, item.OldUrl, item.NewUrl ?? "", item.CreatedAt, new ReferenceByIdModel(item.Document),
            null))]);
}

/// <param name="DestinationUrl">Empty while the document is offline.</param>
internal sealed record RedirectUrlResponseModel(
    Guid Id, string OriginalUrl, string DestinationUrl, DateTime Created, ReferenceByIdModel Document, string? Culture);

internal sealed record RedirectUrlStatusResponseModel(RedirectStatusModel Status, bool UserIsAdmin);

internal enum RedirectStatusModel
{
    Enabled,
    Disabled,
}
