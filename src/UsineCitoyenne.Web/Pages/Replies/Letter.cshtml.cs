using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Campaigns.Replies;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Replies;

/// <summary>« Écrire au responsable »: the answer is the same whoever holds the address, and whether anybody holds the role.</summary>
[RequestFormLimits(ValueLengthLimit = 100_000, ValueCountLimit = 50)]
public sealed class LetterModel(LetterService letters, FormGuard guard, TerritoryDirectory territories) : FramedPage
{
    /// <summary><c>commune:95127</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Territoire { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty(Name = "")]
    public GuardFields Guard { get; set; } = new();

    public Territory Place { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string? FormError { get; private set; }

    public bool IsSent { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Écrire au responsable"), NoIndex = true };

    public IActionResult OnGet() => FindPlace() ? Show(StatusCodes.Status200OK) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!FindPlace())
        {
            return NotFound();
        }
        var verdict = Guard.Check(guard, HttpContext);
        if (verdict.Message is { } message)
        {
            FormError = message;
            return Show(verdict.Status);
        }
        if (verdict.Answer == GuardAnswer.Welcome)
        {
            Errors = await letters.WriteAsync(new LetterForm(Place.Ref, Name, Email, Body, verdict.Submission), cancel);
        }
        IsSent = Errors.Count == 0;
        return Show(IsSent ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private bool FindPlace()
    {
        if (TerritoryRef.TryParse(Territoire, out var reference) && territories.Current.Find(reference) is { } found)
        {
            Place = found;
            return true;
        }
        return false;
    }

    private PageResult Show(int status)
    {
        Response.MustNotBeKept();
        Response.StatusCode = status;
        Guard.Show(guard);
        return Page();
    }
}
