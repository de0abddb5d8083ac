using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mandates;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>The person of this request, with the mandates that stand now. One look-up a request.</summary>
public sealed class CurrentResponsable(IHttpContextAccessor accessor, MandateService mandates)
{
    private const string Stamp = "stamp";
    private Task<Responsable?>? found;

    public Task<Responsable?> GetAsync() => found ??= FindAsync();

    public static Task SignInAsync(HttpContext context, SignedIn signedIn) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, signedIn.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new Claim(Stamp, signedIn.SecurityStamp),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme)));

    private async Task<Responsable?> FindAsync()
    {
        var user = accessor.HttpContext?.User;
        return long.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? await mandates.FindAsync(account, user!.FindFirstValue(Stamp) ?? "")
            : null;
    }
}
