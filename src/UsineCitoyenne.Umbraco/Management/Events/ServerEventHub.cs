using Microsoft.AspNetCore.SignalR;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Umbraco.Login;

namespace UsineCitoyenne.Umbraco.Management.Events;

/// <summary>Where the client listens for what changed, to forget what it remembers. It is told keys, never contents.</summary>
internal sealed class ServerEventHub(EditorCookies cookies, EditorDirectory directory) : Hub
{
    public const string Path = "/umbraco/serverEventHub";

    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is not { } http || cookies.ReadAccess(http) is not { } session
            || await directory.OfSessionAsync(session) is null)
        {
            Context.Abort();
        }
    }
}
