using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Pages.Needs;

namespace UsineCitoyenne.Web.Pages.MySpace.Needs;

/// <summary>A need that an institution told by word of mouth.</summary>
[Require(Need.Production)]
public sealed class AddModel(TerritoryNeedService territoryNeeds, SupplyNeedService needs, TerritoryDirectory territories) : MySpacePage
{
    public override string Title => "Ajouter un besoin";

    [BindProperty]
    public NeedInput Input { get; set; } = new();

    /// <summary>One showing of the form: sent twice, it counts once.</summary>
    [BindProperty]
    public Guid Submission { get; set; } = Guid.NewGuid();

    public IReadOnlyList<ProductSheet> Products { get; private set; } = [];

    public IReadOnlyList<Territory> CommuneChoices { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => Products = await needs.OfferedAsync(cancel);

    /// <summary>« Trouver ma commune », without JavaScript.</summary>
    public async Task<PageResult> OnPostCommuneAsync(CancellationToken cancel)
    {
        CommuneChoices = NeedFields.SearchCommune(Input, territories.Current, null);
        await OnGetAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        (CommuneChoices, var refusal) = NeedFields.ResolveCommune(Input, territories.Current, null);
        var errors = new Dictionary<string, string>(
            await territoryNeeds.AddAsync(Responsable, Input with { SubmissionId = Submission }, cancel));
        if (refusal is not null)
        {
            errors[nameof(Input.CommuneCode)] = refusal;
        }
        Errors = errors;
        if (errors.Count == 0)
        {
            Done = "Le besoin est ajouté. Dites sa priorité.";
            return Redirect("/mon-espace/besoins/");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(cancel);
        return Page();
    }
}
