using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Accounts;

/// <summary>The page behind a sign-in link. Opening it changes nothing: mail scanners do it too.</summary>
public sealed class SignInLinkModel(SignInService signIn) : FramedPage
{
    public bool Usable { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Connexion"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token)
    {
        Usable = await signIn.IsUsableAsync(token);
        Response.MustNotBeKept();
        Response.StatusCode = Usable ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (await signIn.SignInAsync(token, Request.Headers.UserAgent, cancel) is not { } signedIn)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        await CurrentResponsable.SignInAsync(HttpContext, signedIn);
        return Redirect("/mon-espace/");
    }
}
