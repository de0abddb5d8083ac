using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Editing;

/// <summary>Chooses a password by the link of an invitation or of a forgotten one.</summary>
public sealed class PasswordModel(EditorPasswords passwords) : EditingPage
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>For the sign-in page, which comes next.</summary>
    [TempData]
    public string? ChosenFor { get; set; }

    public PasswordLink? Link { get; private set; }

    public string? Error { get; private set; }

    public string? AgainError { get; private set; }

    public override string Title => Link is { IsInvitation: true } ? "Bienvenue dans la rédaction" : "Nouveau mot de passe";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Link = await passwords.FindAsync(Token, cancel);
        if (Link is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Link = await passwords.FindAsync(Token, cancel);
        if (Link is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        Error = PasswordRules.WhyRefused(Password, Link.Email, Link.Name);
        AgainError = Error is null && Password != Again ? "Les deux mots de passe ne sont pas les mêmes." : null;
        if (Error is null && AgainError is null)
        {
            Error = await passwords.ChooseAsync(Token, Password!, cancel);
            if (Error is null)
            {
                ChosenFor = Link.Email;
                return Redirect("/umbraco/login/");
            }
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
