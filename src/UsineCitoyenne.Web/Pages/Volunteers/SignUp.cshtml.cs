using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;
using UsineCitoyenne.Web.Pages.Calls;

namespace UsineCitoyenne.Web.Pages.Volunteers;

[RequestFormLimits(ValueLengthLimit = 100_000, ValueCountLimit = 200)]
public sealed class SignUpModel(SignUpService signUp, FormGuard guard, CallDirectory calls, VolunteerOptions options,
    TerritoryDirectory territories, ILogger<SignUpModel> logger)
    : VolunteerFormPage(options, territories)
{
    [BindProperty(Name = "")]
    public GuardFields Guard { get; set; } = new();

    /// <summary>The call that the form answers; null for none.</summary>
    public CallInfo? Call => calls.Find(Input.Call) is { IsOpen: true } call ? call : null;

    /// <summary>Of another département: the form is not the place to answer it.</summary>
    private CallInfo? CallElsewhere => calls.Find(Input.Call) is { } call && !calls.IsAnsweredOn(call, Site) ? call : null;

    public override PageHead Head => new()
    {
        Title = TitleOf("Je propose mon aide"),
        Description = "Inscrivez-vous comme bénévole dans votre commune, en deux minutes.",
        Canonical = Addresses.Absolute(Frame.SignUpUrl),
        Breadcrumb = [HomeEntry],
    };

    /// <param name="commune">INSEE code, from a commune's page.</param>
    /// <param name="r">Code of the relay whose link led here: it goes on in the form, and no cookie keeps it.</param>
    /// <param name="appel">Key of the call that is answered.</param>
    /// <param name="combien">How many they take; empty for « Je viens ».</param>
    public IActionResult OnGet(string? commune, string? r, string? appel, string? combien)
    {
        Input.Relay = r;
        Input.Call = Guid.TryParse(appel, out var key) ? key : null;
        Input.CallQuantity = combien;
        if (!SiteExists)
        {
            return NotFound();
        }
        if (CallElsewhere is { } call)
        {
            return Redirect($"{CallAddresses.Home(calls.SiteOf(call, Site))}inscription/{Request.QueryString}");
        }
        if (FindCommune(commune) is { } known)
        {
            (Input.Commune, Input.CommuneCode) = (known.Label, known.Code);
        }
        return ShowForm();
    }

    /// <summary>« Trouver ma commune », without JavaScript.</summary>
    public IActionResult OnPostCommune()
    {
        if (CallElsewhere is not null)
        {
            return NotFound();
        }
        ChooseCommune();
        return ShowForm();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!SiteExists || CallElsewhere is not null)
        {
            return NotFound();
        }
        if (!ResolveAll(form => WithQuantity(signUp.Check(form))))
        {
            return ShowForm(StatusCodes.Status422UnprocessableEntity);
        }
        var verdict = Guard.Check(guard, HttpContext);
        if (verdict.Message is { } message)
        {
            FormError = message;
            return ShowForm(verdict.Status, verdict.KeepsChallenge);
        }
        if (verdict.Answer == GuardAnswer.Welcome)
        {
            try
            {
                await signUp.SubmitAsync(Input with { SubmissionId = verdict.Submission, Site = Site }, cancel);
            }
            catch (StorageUnavailableException failure)
            {
                logger.LogError(failure, "A sign-up could not be stored.");
                FormError = "Nous n’arrivons pas à enregistrer votre inscription en ce moment. Vos réponses sont toujours là\u00A0: "
                    + "réessayez dans quelques minutes.";
                return ShowForm(StatusCodes.Status503ServiceUnavailable);
            }
        }
        TempData[nameof(ThanksModel.SentTo)] = Input.Email?.Trim();
        return Redirect(Frame.SignUpUrl + "merci/");
    }

    private IReadOnlyDictionary<string, string> WithQuantity(IReadOnlyDictionary<string, string> errors) =>
        Call is null || CallQuantityText.TryRead(Input.CallQuantity, out _) ? errors
            : new Dictionary<string, string>(errors) { [nameof(VolunteerInput.CallQuantity)] = CallQuantityText.Wrong };

    private PageResult ShowForm(int status = StatusCodes.Status200OK, bool keepsChallenge = false)
    {
        Response.StatusCode = status;
        Guard.Show(guard, keepsChallenge);
        return Page();
    }
}
