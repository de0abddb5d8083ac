using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Priorities;

/// <summary>What communes weigh, and what is shared between their needs.</summary>
[Require(Need.Allocation)]
[RequestFormLimits(ValueCountLimit = 40_000)]
public sealed class IndexModel(AllocationService allocations, TerritoryDirectory territories) : MySpacePage
{
    public override string Title => "Priorités";

    /// <summary><c>departement:95</c>; the reader's first when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Territoire { get; set; }

    /// <summary>Number of a product.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Produit { get; set; }

    public IReadOnlyList<TerritoryRef> Places => AllocationService.PlacesOf(Responsable);

    public TerritoryShares Shares { get; private set; } = null!;

    /// <summary>One showing of the form: sent twice, it is one proposal.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>As typed.</summary>
    public string? Quantity { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    [TempData]
    public string? Done { get; set; }

    public string LabelOf(TerritoryRef place) => territories.Current.LabelOf(place);

    public string AddressOf(string handler) => $"{Address()}&handler={handler}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ShowAsync(cancel) ? Page() : StatusCode(StatusCodes.Status403Forbidden);

    public async Task<IActionResult> OnPostWeighAsync([FromForm] Dictionary<string, int>? weights, CancellationToken cancel)
    {
        if (!await ShowAsync(cancel))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var refusal = await allocations.WeighAsync(Responsable, Shares.Territory, Produit ?? 0, weights ?? [], cancel);
        if (refusal is null)
        {
            Done = "Les poids sont enregistrés.";
            return Redirect(Address());
        }
        return Refuse("poids", refusal);
    }

    public async Task<IActionResult> OnPostProposeAsync([FromForm] string? quantity, [FromForm] Guid key, CancellationToken cancel)
    {
        if (!await ShowAsync(cancel))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Quantity = quantity;
        var (id, refusal) = await allocations.ProposeAsync(Responsable, Shares.Territory, Produit ?? 0, quantity, key, cancel);
        return refusal is null ? Redirect($"/mon-espace/priorites/{id}/") : Refuse(nameof(Quantity), refusal);
    }

    private IActionResult Refuse(string field, string refusal)
    {
        Errors = new Dictionary<string, string> { [field] = refusal };
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private string Address() => $"/mon-espace/priorites/?territoire={Shares.Territory}&produit={Produit}";

    private async Task<bool> ShowAsync(CancellationToken cancel)
    {
        var place = string.IsNullOrEmpty(Territoire) ? Places[0] : TerritoryRef.TryParse(Territoire, out var asked) ? asked : default;
        if (await allocations.LookAsync(Responsable, place, Produit, cancel) is not { } shares)
        {
            return false;
        }
        Shares = shares;
        return true;
    }
}
