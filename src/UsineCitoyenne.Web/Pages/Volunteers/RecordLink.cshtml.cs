using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>Sends one's personal link again, and says the same whether the address is known or not.</summary>
public sealed class RecordLinkModel(VolunteerRecordService records, FormGuard guard) : FramedPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(Name = "")]
    public GuardFields Guard { get; set; } = new();

    public string? Error { get; private set; }

    [TempData]
    public bool Sent { get; set; }

    public override PageHead Head => new() { Title = TitleOf("Retrouver ma fiche"), NoIndex = true, Breadcrumb = [HomeEntry] };

    public void OnGet() => ShowForm(keepsChallenge: false);

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
            await records.SendLinkAsync(address, cancel);
        }
        Sent = true;
        return Redirect("/ma-fiche/");
    }

    private PageResult Refuse(string error, int status, bool keepsChallenge = false)
    {
        Error = error;
        Response.StatusCode = status;
        ShowForm(keepsChallenge);
        return Page();
    }

    private void ShowForm(bool keepsChallenge)
    {
        Guard.Show(guard, keepsChallenge);
    }
}
