using Microsoft.AspNetCore.Authentication;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Umbraco.Login;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>
/// Leaves the private space, and the back office when the same person is there in the same browser. A copy of the cookies is dead at once.
/// </summary>
public sealed class SignOut(SessionService sessions, CurrentResponsable current, EditorCookies cookies)
{
    /// <param name="everywhere">On every device.</param>
    public async Task LeaveAsync(HttpContext context, Responsable person, bool everywhere)
    {
        await (everywhere
            ? sessions.CloseAllAsync(person.AccountId)
            : sessions.CloseAsync(person.AccountId, new[] { current.Session, cookies.ReadSession(context) }.OfType<Guid>()));
        await context.SignOutAsync();
    }
}
