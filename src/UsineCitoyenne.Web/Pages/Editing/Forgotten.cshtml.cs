using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Forms;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Editing;

/// <summary>Sends a link to choose a new password, and says the same whether the address is known or not.</summary>
public sealed class ForgottenModel(EditorPasswords passwords, FormGuard guard) : EditingPage
{
    [BindProperty]
    public string? Email { get; set; }

    public string? Error { get; private set; }

    [TempData]
    public bool LinkSent { get; set; }

    public override string Title => "Mot de passe oublié";

    public void OnGet() => Response.MustNotBeKept();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Response.MustNotBeKept();
        var known = EmailAddress.TryNormalize(Email, out var address);
        Error = !known ? EmailAddress.Refusal(Email)
            : !guard.MayTryPassword(HttpContext.Connection.RemoteIpAddress) ? TooMany
            : null;
        if (Error is not null)
        {
            Response.StatusCode = known ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await guard.InEqualTimeAsync(async () =>
        {
            await passwords.RequestAsync(address!, cancel);
            return true;
        });
        LinkSent = true;
        return Redirect("/umbraco/login/oubli/");
    }
}
