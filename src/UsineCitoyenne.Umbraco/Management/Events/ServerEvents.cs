using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using UsineCitoyenne.Umbraco.Management.Previews;

namespace UsineCitoyenne.Umbraco.Management.Events;

/// <summary>Tells the connected clients of this node which item a successful call changed.</summary>
internal sealed class ServerEvents(IHubContext<ServerEventHub> hub, IHubContext<PreviewHub> previews)
{
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["document"] = "Umbraco:CMS:Document",
        ["media"] = "Umbraco:CMS:Media",
        ["dictionary"] = "Umbraco:CMS:DictionaryItem",
        ["member"] = "Umbraco:CMS:Member",
        ["user"] = "Umbraco:CMS:User",
        ["user-group"] = "Umbraco:CMS:UserGroup",
    };

    /// <summary>Calls are named <c>/resource/{id}/…</c>: the address says what changed.</summary>
    public async Task TellAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [_, _, _, _, var resource, var id, ..] && Sources.TryGetValue(resource, out var source)
            && Guid.TryParse(id, out var key))
        {
            await hub.Clients.All.SendAsync("notify", new ServerEvent(
                HttpMethods.IsDelete(context.Request.Method) ? "Deleted" : "Updated", source, key));
            if (resource == "document")
            {
                await previews.Clients.All.SendAsync("refreshed", key);
            }
        }
    }
}

internal sealed record ServerEvent(string EventType, string EventSource, Guid Key);
