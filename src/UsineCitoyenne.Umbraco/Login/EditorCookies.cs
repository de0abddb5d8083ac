using System.Security.Claims;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace UsineCitoyenne.Umbraco.Login;

/// <summary>
/// The cookies of the back office. Each holds a session's key, encrypted and dated: the browser's scripts never see a token,
/// which is why the answers of the token endpoint say <c>[redacted]</c>, as Umbraco 17's do.
/// </summary>
public sealed class EditorCookies(IDataProtectionProvider protection)
{
    public static readonly TimeSpan AccessLifetime = Core.Editors.EditorSignIn.IdleTime;
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);
    /// <summary>In the cookie of the private space: its session's key.</summary>
    public const string SpaceSessionClaim = "session";
    private const string Session = "umbSession";
    private const string Code = "umbPkceCode";
    private const string Access = "umbAccessToken";
    private const string Refresh = "umbRefreshToken";
    private const string Preview = "umbPreview";

    /// <summary>Who signed in by the page, so that the client may be given its code.</summary>
    public void WriteSession(HttpContext context, Guid session) =>
        Write(context, Session, session.ToString("N"), Core.Editors.EditorSignIn.LongestSession);

    /// <summary>The same browser's session of the private space.</summary>
    public static Guid? ReadSpaceSession(ClaimsPrincipal? user) =>
        Guid.TryParseExact(user?.FindFirst(SpaceSessionClaim)?.Value, "N", out var key) ? key : null;

    public Guid? ReadSession(HttpContext context) => ReadKey(context, Session);

    /// <param name="challenge">S256 of the client's verifier.</param>
    internal void WriteCode(HttpContext context, Guid session, string challenge, string redirectUri) =>
        Write(context, Code, $"{session:N} {challenge} {redirectUri}", CodeLifetime);

    internal (Guid Session, string Challenge, string RedirectUri)? TakeCode(HttpContext context)
    {
        var parts = Read(context, Code)?.Split(' ', 3);
        context.Response.Cookies.Delete(NameOf(context, Code), Options(context));
        return parts is [var session, var challenge, var redirect] ? (Guid.ParseExact(session, "N"), challenge, redirect) : null;
    }

    internal void WriteTokens(HttpContext context, Guid session)
    {
        Write(context, Access, session.ToString("N"), AccessLifetime);
        Write(context, Refresh, session.ToString("N"), AccessLifetime);
    }

    internal Guid? ReadAccess(HttpContext context) => ReadKey(context, Access);

    internal Guid? ReadRefresh(HttpContext context) => ReadKey(context, Refresh);

    /// <summary>Shows the session's editor their drafts on the site itself.</summary>
    internal void WritePreview(HttpContext context, Guid session) =>
        Write(context, Preview, session.ToString("N"), Core.Editors.EditorSignIn.LongestSession);

    public Guid? ReadPreview(HttpContext context) => ReadKey(context, Preview);

    public void ClearPreview(HttpContext context) => context.Response.Cookies.Delete(NameOf(context, Preview), Options(context));

    public void Clear(HttpContext context)
    {
        foreach (var name in (string[])[Session, Code, Access, Refresh, Preview])
        {
            context.Response.Cookies.Delete(NameOf(context, name), Options(context));
        }
    }

    private Guid? ReadKey(HttpContext context, string name) => Guid.TryParseExact(Read(context, name), "N", out var key) ? key : null;

    private void Write(HttpContext context, string name, string text, TimeSpan lifetime) =>
        context.Response.Cookies.Append(NameOf(context, name), Protector(name).Protect(text, lifetime), Options(context));

    private string? Read(HttpContext context, string name)
    {
        if (context.Request.Cookies[NameOf(context, name)] is not { Length: > 0 and < 4096 } text)
        {
            return null;
        }
        try
        {
            return Protector(name).Unprotect(text);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Expired, forged, or of another site on the same host.
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string name) => protection.CreateProtector("backoffice", name).ToTimeLimitedDataProtector();

    // The prefix makes browsers refuse the cookie from a subdomain or over plain HTTP (RFC 6265bis, 4.1.3.2).
    private static string NameOf(HttpContext context, string name) => context.Request.IsHttps ? "__Host-" + name : name;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };
}
