using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Umbraco.Login;
using UsineCitoyenne.Umbraco.Management.Users;
using UsineCitoyenne.Web.Forms;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Editing;

/// <summary>Password, then the code of the second factor when there is one. The back office sends here and takes over after.</summary>
public sealed class LoginModel(
    EditorSignIn signIn, EditorCookies cookies, SecondFactorKeys keys, FormGuard guard, PasswordThrottle throttle,
    IDataProtectionProvider protection)
    : EditingPage
{
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector tickets = protection.CreateProtector("backoffice", "login-ticket")
        .ToTimeLimitedDataProtector();

    [BindProperty(Name = "username")]
    public string? UserName { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Says that the password was right, encrypted, for five minutes.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Retour { get; set; }

    /// <summary>Whose password was chosen just before.</summary>
    [TempData]
    public string? ChosenFor { get; set; }

    public string? Error { get; private set; }

    public bool AsksCode => Ticket is not null;

    public override string Title => AsksCode ? "Votre code" : "Connexion à la rédaction";

    public void OnGet()
    {
        Ticket = null;
        UserName = ChosenFor;
        Response.MustNotBeKept();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Response.MustNotBeKept();
        if (!guard.MayTryPassword(HttpContext.Connection.RemoteIpAddress))
        {
            return Refuse(TooMany, StatusCodes.Status429TooManyRequests);
        }
        return Ticket is null ? await WithPasswordAsync(cancel) : await WithCodeAsync(cancel);
    }

    private async Task<IActionResult> WithPasswordAsync(CancellationToken cancel)
    {
        var (from, emailKey) = (HttpContext.Connection.RemoteIpAddress, EmailAddress.Key(UserName ?? ""));
        var verdict = await guard.InEqualTimeAsync(() => throttle.IsOpen(from, emailKey)
            ? signIn.CheckPasswordAsync(UserName ?? "", Password ?? "", cancel)
            : Task.FromResult(PasswordVerdict.Refused));
        if (!verdict.Accepted)
        {
            throttle.Fail(from, emailKey);
            return Refuse("Adresse ou mot de passe incorrect. Après cinq échecs, il faut attendre un quart d’heure.",
                StatusCodes.Status422UnprocessableEntity);
        }
        if (verdict.SecondFactor is null)
        {
            return await EnterAsync(verdict.User, verdict.Stamp, cancel);
        }
        Ticket = tickets.Protect($"{verdict.User:N} {verdict.Stamp} {verdict.SecondFactor}", TicketLifetime);
        return Page();
    }

    private async Task<IActionResult> WithCodeAsync(CancellationToken cancel)
    {
        string[] ticket;
        try
        {
            ticket = tickets.Unprotect(Ticket!).Split(' ');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            Ticket = null;
            return Refuse("Le temps est passé : tapez à nouveau votre mot de passe.", StatusCodes.Status422UnprocessableEntity);
        }
        var user = Guid.ParseExact(ticket[0], "N");
        return await signIn.CheckCodeAsync(user, keys.Decrypt(ticket[2]), Code, cancel)
            ? await EnterAsync(user, ticket[1], cancel)
            : Refuse("Ce code n’est pas le bon. Attendez le suivant dans votre application.", StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> EnterAsync(Guid user, string stamp, CancellationToken cancel)
    {
        if (await signIn.OpenSessionAsync(user, stamp, Request.Headers.UserAgent, cancel) is not { } session)
        {
            Ticket = null;
            return Refuse("Votre compte a changé entre-temps : tapez à nouveau votre mot de passe.",
                StatusCodes.Status422UnprocessableEntity);
        }
        cookies.WriteSession(HttpContext, session);
        return Redirect(Url.IsLocalUrl(Retour) && Retour.StartsWith("/umbraco", StringComparison.Ordinal) ? Retour : "/umbraco/");
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refuse(string error, int status)
    {
        Error = error;
        Response.StatusCode = status;
        return Page();
    }
}
