using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;

namespace UsineCitoyenne.Umbraco.Management.Events;

/// <summary>Tells the connected clients of this node which item a successful call changed.</summary>
internal sealed class ServerEvents(IHubContext<ServerEventHub> hub)
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
    public Task TellAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is [_, _, _, _, var resource, var id, ..] && Sources.TryGetValue(resource, out var source) && Guid.TryParse(id, out var key)
            ? hub.Clients.All.SendAsync("notify", new ServerEvent(
                HttpMethods.IsDelete(context.Request.Method) ? "Deleted" : "Updated", source, key))
            : Task.CompletedTask;
    }
}

internal sealed record ServerEvent(string EventType, string EventSource, Guid Key);
