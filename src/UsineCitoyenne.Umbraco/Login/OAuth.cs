using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Login;

/// <summary>
/// Authorization code with PKCE (RFC 6749, RFC 7636) for one client, the back office of this very site. Stands in for OpenIddict, which
/// Umbraco uses, until other programs sign in too.
/// </summary>
internal static class OAuth
{
    public const string LoginPage = "/umbraco/login/";
    private const string ClientId = "umbraco-back-office";
    private const string RedirectPath = "/umbraco/oauth_complete";
    private const string SignedOutPath = "/umbraco/logout";
    private const string Redacted = "[redacted]";

    public static void Map(RouteGroupBuilder api)
    {
        var security = api.MapGroup("/security/back-office").AllowAnonymous();
        security.MapGet("/authorize", AuthorizeAsync);
        security.MapPost("/token", TokenAsync).DisableAntiforgery();
        security.MapPost("/revoke", RevokeAsync).DisableAntiforgery();
        security.MapMethods("/signout", ["GET", "POST"], SignOutAsync).DisableAntiforgery();
        // The client asks for the logo, the login page's pictures and their variants by name: the site has one sign for all.
        security.MapGet(
            "/graphics/{name}", () => Results.Stream(typeof(OAuth).Assembly.GetManifestResourceStream("logo.svg")!, "image/svg+xml"));
    }

    private static async Task<IResult> AuthorizeAsync(
        HttpContext context,
        EditorCookies cookies,
        EditorDirectory directory,
        [FromQuery(Name = "client_id")] string? client,
        [FromQuery(Name = "redirect_uri")] string? redirect,
        [FromQuery(Name = "response_type")] string? type,
        [FromQuery(Name = "code_challenge")] string? challenge,
        [FromQuery(Name = "code_challenge_method")] string? method,
        string? state)
    {
        // Nothing is sent to an address that is not ours, not even an error (RFC 6749, 4.1.2.1).
        if (client != ClientId || redirect is null || redirect != Own(context, RedirectPath))
        {
            return Refused("invalid_request");
        }
        if (type != "code" || method != "S256" || challenge is not { Length: 43 } || !Base64Url.IsValid(challenge))
        {
            return Results.Redirect($"{redirect}?error=invalid_request&state={Uri.EscapeDataString(state ?? "")}");
        }
        if (cookies.ReadSession(context) is not { } session || await directory.OfSessionAsync(session) is null)
        {
            var back = context.Request.Path + context.Request.QueryString;
            return Results.Redirect($"{LoginPage}?retour={Uri.EscapeDataString(back)}");
        }
        cookies.WriteCode(context, session, challenge, redirect);
        return Results.Redirect($"{redirect}?code={Uri.EscapeDataString(Redacted)}&state={Uri.EscapeDataString(state ?? "")}");
    }

    private static async Task<IResult> TokenAsync(HttpContext context, EditorCookies cookies, EditorSignIn signIn)
    {
        if (!context.Request.HasFormContentType)
        {
            return Refused("invalid_request");
        }
        var form = await context.Request.ReadFormAsync();
        if (form["client_id"] != ClientId)
        {
            return Refused("invalid_client");
        }
        var session = form["grant_type"].ToString() switch
        {
            "authorization_code" => Exchange(cookies.TakeCode(context), form["code_verifier"], form["redirect_uri"]),
            "refresh_token" => cookies.ReadRefresh(context),
            _ => null,
        };
        if (session is not { } key || !await signIn.ProlongAsync(key))
        {
            return Refused("invalid_grant");
        }
        cookies.WriteTokens(context, key);
        return Results.Json(new Dictionary<string, object>
        {
            ["access_token"] = Redacted,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)EditorCookies.AccessLifetime.TotalSeconds,
            ["refresh_token"] = Redacted,
            ["scope"] = "offline_access",
        });
    }

    private static Guid? Exchange((Guid Session, string Challenge, string RedirectUri)? code, string? verifier, string? redirect) =>
        code is { } given
        && given.RedirectUri == redirect
        && verifier is { Length: >= 43 and <= 128 }
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            Encoding.ASCII.GetBytes(given.Challenge))
            ? given.Session
            : null;

    private static async Task<IResult> RevokeAsync(HttpContext context, EditorCookies cookies, EditorSignIn signIn)
    {
        await CloseAsync(context, cookies, signIn, cookies.ReadAccess(context) ?? cookies.ReadRefresh(context));
        return Results.StatusCode(StatusCodes.Status200OK);
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, EditorCookies cookies, EditorSignIn signIn, [FromQuery(Name = "post_logout_redirect_uri")] string? after)
    {
        // A link on another site must not sign anybody out.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("same-origin" or "none" or ""))
        {
            return Refused("invalid_request");
        }
        await CloseAsync(context, cookies, signIn, cookies.ReadSession(context));
        return Results.Redirect(after == Own(context, SignedOutPath) ? after : LoginPage);
    }

    /// <summary>Closes this browser's session, and the private space's when it is the same person's.</summary>
    private static async Task CloseAsync(HttpContext context, EditorCookies cookies, EditorSignIn signIn, Guid? session)
    {
        if (session is { } key)
        {
            await signIn.CloseSessionAsync(key, EditorCookies.ReadSpaceSession(context.User));
        }
        cookies.Clear(context);
    }

    private static string Own(HttpContext context, string path) => $"{context.Request.Scheme}://{context.Request.Host}{path}";

    private static IResult Refused(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);
}
