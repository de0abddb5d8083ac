using Microsoft.AspNetCore.SignalR;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Umbraco.Login;

namespace UsineCitoyenne.Umbraco.Management.Previews;

/// <summary>Where the preview's window hears that its document was saved, to show it again. It is told keys, never contents.</summary>
internal sealed class PreviewHub(EditorCookies cookies, EditorDirectory directory) : Hub
{
    public const string Path = "/umbraco/PreviewHub";

    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is not { } http || cookies.ReadAccess(http) is not { } session
            || await directory.OfSessionAsync(session) is null)
        {
            Context.Abort();
        }
    }
}
