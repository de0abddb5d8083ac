using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Umbraco.Login;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>The person of this request, with the mandates that stand now. One look-up a request.</summary>
public sealed class CurrentResponsable(IHttpContextAccessor accessor, MandateService mandates, SessionService sessions)
{
    private Task<Responsable?>? found;

    public Task<Responsable?> GetAsync() => found ??= FindAsync();

    public static Task SignInAsync(HttpContext context, SignedIn signedIn) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, signedIn.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new Claim(EditorCookies.SpaceSessionClaim, signedIn.Session.ToString("N")),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme)));

    /// <summary>The key in the cookie, whether it still opens anything or not.</summary>
    public Guid? Session => EditorCookies.ReadSpaceSession(accessor.HttpContext?.User);

    private async Task<Responsable?> FindAsync()
    {
        if (Session is not { } session || await mandates.OfSessionAsync(session) is not var (person, seenAt))
        {
            return null;
        }
        await sessions.SeenAsync(session, seenAt);
        return person;
    }
}
