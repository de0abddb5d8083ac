using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;

namespace UsineCitoyenne.Web.Pages.Accounts;

/// <summary>Asks for an address and says the same whether it has an account or not.</summary>
public sealed class SignInModel(SignInService signIn, FormGuard guard, CurrentResponsable current) : FramedPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(Name = "")]
    public GuardFields Guard { get; set; } = new();

    public string? Error { get; private set; }

    [TempData]
    public bool Sent { get; set; }

    public override PageHead Head => new() { Title = TitleOf("Me connecter"), NoIndex = true, Breadcrumb = [HomeEntry] };

    /// <param name="retour">The page that asked for a session. The link of a mail always leads to the private space's first page.</param>
    public async Task<IActionResult> OnGetAsync(string? retour)
    {
        // Signed in meanwhile, in another tab: go on.
        if (Url.IsLocalUrl(retour) && await current.GetAsync() is not null)
        {
            return Redirect(retour);
        }
        ShowForm();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!EmailAddress.TryNormalize(Email, out var address))
        {
            return Refuse(EmailAddress.Refusal(Email), StatusCodes.Status422UnprocessableEntity);
        }
        var verdict = Guard.Check(guard, HttpContext, signsIn: true);
        if (verdict.Message is { } message)
        {
            return Refuse(message, verdict.Status, verdict.KeepsChallenge);
        }
        if (verdict.Answer == GuardAnswer.Welcome)
        {
            await guard.InEqualTimeAsync(async () =>
            {
                await signIn.RequestLinkAsync(address, cancel);
                return true;
            });
        }
        Sent = true;
        return Redirect("/connexion/");
    }

    private PageResult Refuse(string error, int status, bool keepsChallenge = false)
    {
        Error = error;
        Response.StatusCode = status;
        ShowForm(keepsChallenge);
        return Page();
    }

    private void ShowForm(bool keepsChallenge = false)
    {
        Guard.Show(guard, keepsChallenge);
    }
}
