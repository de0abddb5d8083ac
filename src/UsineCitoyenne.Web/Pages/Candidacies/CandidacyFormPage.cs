using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;

namespace UsineCitoyenne.Web.Pages.Candidacies;

/// <summary>Offering oneself and suggesting somebody: first the territory, in the URL; then the post and the person, posted.</summary>
public abstract class CandidacyFormPage(CandidacyService candidacies, FormGuard guard, TerritoryDirectory territories) : FramedPage
{
    /// <summary><c>commune:95500</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "territoire")]
    public string? Territory { get; set; }

    /// <summary>What was typed to find the commune.</summary>
    [BindProperty(SupportsGet = true, Name = "commune")]
    public string? Commune { get; set; }

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? CommuneCode { get; set; }

    [BindProperty]
    public CandidacyForm Input { get; set; } = new();

    [BindProperty(Name = "")]
    public GuardFields Guard { get; set; } = new();

    public abstract string Path { get; }

    public abstract bool Suggests { get; }

    public Gazetteer Gazetteer => territories.Current;

    /// <summary>Null while it has to be chosen.</summary>
    public Territory? Place { get; private set; }

    public string PlaceLabel => Place is null ? "" : Gazetteer.LabelOf(Place.Ref);

    public IReadOnlyList<Territory> CommuneChoices { get; private set; } = [];

    public string? CommuneError { get; private set; }

    public IReadOnlyList<MandateTypeView> Types { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string? FormError { get; private set; }

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public async Task<IActionResult> OnGetAsync()
    {
        if (FindPlace())
        {
            return await ShowFormAsync();
        }
        if (string.IsNullOrWhiteSpace(Commune))
        {
            return Page();
        }
        var answer = Gazetteer.Resolve(Commune, CommuneCode, Frame.Departement);
        if (answer.Found?.Commune is { } commune)
        {
            return Redirect($"{Path}?territoire={commune.Ref}");
        }
        CommuneChoices = [.. answer.Choices.Select(found => found.Commune!).Distinct()];
        CommuneError = answer.Refusal;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!FindPlace())
        {
            return Redirect(Path);
        }
        var verdict = Guard.Check(guard, HttpContext);
        if (verdict.Message is { } message)
        {
            FormError = message;
            return await ShowFormAsync(verdict.Status);
        }
        if (verdict.Answer == GuardAnswer.Welcome)
        {
            try
            {
                Errors = await candidacies.SubmitAsync(Input with
                {
                    SubmissionId = verdict.Submission,
                    Territory = Place!.Ref,
                    SuggestedBy = Suggests ? Input.SuggestedBy ?? "" : null,
                }, cancel);
            }
            catch (StorageUnavailableException)
            {
                FormError = "Nous n’arrivons pas à enregistrer en ce moment. Vos réponses sont toujours là : réessayez dans quelques "
                    + "minutes.";
                return await ShowFormAsync(StatusCodes.Status503ServiceUnavailable);
            }
            if (Errors.Count > 0)
            {
                return await ShowFormAsync(StatusCodes.Status422UnprocessableEntity);
            }
        }
        return Redirect($"/devenir-responsable/merci/{(Suggests ? "?suggestion=1" : "")}");
    }

    private bool FindPlace()
    {
        Place = TerritoryRef.TryParse(Territory, out var reference)
            ? reference.Kind >= TerritoryKind.Commune ? Gazetteer.CurrentCommune(reference.Code) : Gazetteer.Find(reference)
            : null;
        return Place is not null;
    }

    private async Task<PageResult> ShowFormAsync(int status = StatusCodes.Status200OK)
    {
        Types = await candidacies.OfferedAsync(Place!.Kind);
        Response.StatusCode = status;
        Guard.Show(guard);
        return Page();
    }
}
