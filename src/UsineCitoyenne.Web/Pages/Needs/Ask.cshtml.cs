using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>« Nous avons un besoin »: the answer is the same whoever holds the address.</summary>
[RequestFormLimits(ValueLengthLimit = 100_000, ValueCountLimit = 100)]
public sealed class AskModel(SupplyNeedService needs, FormGuard guard, TerritoryDirectory territories, ILogger<AskModel> logger)
    : FramedPage
{
    [BindProperty]
    public NeedInput Input { get; set; } = new();

    [BindProperty(Name = "")]
    public GuardFields Guard { get; set; } = new();

    public IReadOnlyList<ProductSheet> Products { get; private set; } = [];

    public IReadOnlyList<Territory> CommuneChoices { get; private set; } = [];

    /// <summary>What is wrong, by field name of <see cref="NeedInput"/>.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>About the whole form rather than one field.</summary>
    public string? FormError { get; private set; }

    public string Address => Frame.HomeUrl + "besoin/";

    public override PageHead Head => new()
    {
        Title = TitleOf("Nous avons un besoin"),
        Description = "Hôpital, mairie, école, association : dites ce qu’il vous faut, combien et pour quand.",
        Canonical = Addresses.Absolute(Address),
        Breadcrumb = [HomeEntry],
    };

    /// <param name="produit">Number of a product, from its page.</param>
    /// <param name="commune">INSEE code, from a commune's page.</param>
    public async Task<IActionResult> OnGetAsync(long? produit, string? commune, CancellationToken cancel)
    {
        if (!SiteExists)
        {
            return NotFound();
        }
        Input.Product = produit;
        if (territories.Current.CurrentCommune(commune) is { } known)
        {
            (Input.Commune, Input.CommuneCode) = (known.Label, known.Code);
        }
        return await ShowAsync(StatusCodes.Status200OK, cancel);
    }

    /// <summary>« Trouver ma commune », without JavaScript.</summary>
    public async Task<IActionResult> OnPostCommuneAsync(CancellationToken cancel)
    {
        if (!SiteExists)
        {
            return NotFound();
        }
        CommuneChoices = NeedFields.SearchCommune(Input, territories.Current, Frame.Departement);
        if (CommuneChoices.Count == 0)
        {
            Errors = new Dictionary<string, string>
            {
                [nameof(Input.CommuneCode)] = "Aucune commune ne correspond. Essayez son code postal, ou le début de son nom.",
            };
        }
        return await ShowAsync(StatusCodes.Status200OK, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!SiteExists)
        {
            return NotFound();
        }
        (CommuneChoices, var refusal) = NeedFields.ResolveCommune(Input, territories.Current, Frame.Departement);
        var errors = new Dictionary<string, string>(await needs.CheckAsync(Input, cancel));
        if (refusal is not null)
        {
            errors[nameof(Input.CommuneCode)] = refusal;
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
                await needs.SubmitAsync(Input with { SubmissionId = verdict.Submission }, cancel);
            }
            catch (StorageUnavailableException failure)
            {
                logger.LogError(failure, "A need could not be stored.");
                FormError = "Nous n’arrivons pas à enregistrer votre besoin en ce moment. Vos réponses sont toujours là\u00A0: "
                    + "réessayez dans quelques minutes.";
                return await ShowAsync(StatusCodes.Status503ServiceUnavailable, cancel);
            }
        }
        TempData[nameof(ThanksModel.SentTo)] = Input.Email?.Trim();
        return Redirect(Address + "merci/");
    }

    private async Task<PageResult> ShowAsync(int status, CancellationToken cancel, bool keepsChallenge = false)
    {
        Response.StatusCode = status;
        Products = await needs.OfferedAsync(cancel);
        Guard.Show(guard, keepsChallenge);
        return Page();
    }
}
