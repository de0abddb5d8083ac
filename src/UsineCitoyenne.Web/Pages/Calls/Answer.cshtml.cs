using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Calls;

/// <summary>
/// Behind « Je viens » and « J'en prends »: one press for who is signed in, an address for who is known, the sign-up for who is new. What
/// it says is the same whether the address is known or not.
/// </summary>
[RequestFormLimits(ValueLengthLimit = 100_000, ValueCountLimit = 50)]
public sealed class AnswerModel(CallReplies replies, CallDirectory calls, FormGuard guard, CurrentResponsable current,
    ILogger<AnswerModel> logger) : FramedPage
{
    private const string Unstored =
        "Nous n’arrivons pas à enregistrer votre réponse en ce moment. Elle est toujours là\u00A0: réessayez dans quelques minutes.";

    /// <summary>Key of the call.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Appel { get; set; }

    /// <summary>As typed; empty for « Je viens ».</summary>
    [BindProperty]
    public string? Quantity { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(Name = "")]
    public GuardFields Guard { get; set; } = new();

    public CallInfo Call { get; private set; } = null!;

    /// <summary>Of who is signed in and has a record; null for anybody else.</summary>
    public CallReply? Own { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string? FormError { get; private set; }

    [TempData]
    public bool Sent { get; set; }

    public string Action => CallAddresses.Answer(Frame.HomeUrl, Call.Key);

    public string CallUrl => calls.UrlOn(Call, Site);

    public string SignUpUrl => CallAddresses.SignUp(Frame.SignUpUrl, Call, Quantity);

    public override PageHead Head => new() { Title = TitleOf("Répondre à un appel"), NoIndex = true, Breadcrumb = [HomeEntry] };

    /// <param name="combien">How many they take; empty for « Je viens ».</param>
    public async Task<IActionResult> OnGetAsync(string? combien, CancellationToken cancel)
    {
        if (!FindCall())
        {
            return NotFound();
        }
        if (!calls.IsAnsweredOn(Call, Site))
        {
            return Redirect($"{CallAddresses.Home(calls.SiteOf(Call, Site))}appel/{Request.QueryString}");
        }
        if (!Call.IsOpen)
        {
            return Redirect(CallUrl);
        }
        await ShowAsync(StatusCodes.Status200OK, cancel);
        Quantity = !string.IsNullOrWhiteSpace(combien) ? combien : Own is { State: CallAnswerState.Given, Quantity: > 0 }
            ? $"{Own.Quantity}" : "";
        return Page();
    }

    /// <summary>By an address.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayAnswer())
        {
            return NotFound();
        }
        var errors = new Dictionary<string, string>();
        var quantity = ReadQuantity(errors);
        if (!EmailAddress.TryNormalize(Email, out var address))
        {
            errors[nameof(Email)] = EmailAddress.Refusal(Email);
        }
        Errors = errors;
        if (errors.Count > 0)
        {
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }
        var verdict = Guard.Check(guard, HttpContext);
        if (verdict.Message is { } message)
        {
            FormError = message;
            return await ShowAsync(verdict.Status, cancel, verdict.KeepsChallenge);
        }
        if (verdict.Answer == GuardAnswer.Welcome)
        {
            try
            {
                await guard.InEqualTimeAsync(async () =>
                {
                    await replies.AskAsync(new CallSubmissionForm(Call.Key, quantity, calls.SiteOf(Call, Site), verdict.Submission),
                        address!, cancel);
                    return true;
                });
            }
            catch (StorageUnavailableException failure)
            {
                logger.LogError(failure, "An answer to a call could not be stored.");
                FormError = Unstored;
                return await ShowAsync(StatusCodes.Status503ServiceUnavailable, cancel);
            }
        }
        Sent = true;
        return Redirect(Action);
    }

    /// <summary>By the session of who is signed in.</summary>
    public async Task<IActionResult> OnPostOwnAsync(CancellationToken cancel)
    {
        if (!MayAnswer())
        {
            return NotFound();
        }
        var errors = new Dictionary<string, string>();
        var quantity = ReadQuantity(errors);
        Errors = errors;
        if (errors.Count > 0)
        {
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }
        if (await current.GetAsync() is not { } person || await replies.GiveAsync(person, Call.Key, quantity, cancel) is not { } answer)
        {
            FormError = "Votre connexion a pris fin. Votre réponse est toujours là\u00A0: donnez votre adresse pour l’envoyer.";
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }
        TempData[nameof(RespondModel.Done)] = "given";
        return Redirect(answer);
    }

    private bool FindCall()
    {
        if (!SiteExists || !Guid.TryParse(Appel, out var key) || calls.Find(key) is not { } call)
        {
            return false;
        }
        Call = call;
        return true;
    }

    private bool MayAnswer() => FindCall() && Call.IsOpen && calls.IsAnsweredOn(Call, Site);

    private int ReadQuantity(Dictionary<string, string> errors)
    {
        if (!CallQuantityText.TryRead(Quantity, out var quantity))
        {
            errors[nameof(Quantity)] = CallQuantityText.Wrong;
        }
        return quantity;
    }

    private async Task<PageResult> ShowAsync(int status, CancellationToken cancel, bool keepsChallenge = false)
    {
        Response.MustNotBeKept();
        Response.StatusCode = status;
        Own = await current.GetAsync() is { } person ? await replies.OfAsync(person, Call.Key, cancel) : null;
        Guard.Show(guard, keepsChallenge);
        return Page();
    }
}
