using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Needs;

/// <summary>The needs of the reader's territory.</summary>
[Require(Need.Production)]
public sealed class IndexModel(TerritoryNeedService needs) : MySpacePage
{
    /// <summary>Those that are shown: nobody sees what its owner has not confirmed.</summary>
    public IReadOnlyList<NeedState> States { get; } = [NeedState.Open, NeedState.Met, NeedState.Expired, NeedState.Withdrawn];

    public override string Title => "Besoins";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>Number of a product; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Produit { get; set; }

    public NeedState State { get; private set; }

    public NeedList Needs { get; private set; } = null!;

    [TempData]
    public string? Done { get; set; }

    public string AddressOf(NeedState state, long? product) =>
        $"/mon-espace/besoins/?etat={state.ToString().ToLowerInvariant()}" + (product is { } number ? $"&produit={number}" : "");

    public async Task OnGetAsync(string? etat, CancellationToken cancel)
    {
        State = Enum.TryParse<NeedState>(etat, ignoreCase: true, out var known) && States.Contains(known) ? known : NeedState.Open;
        Needs = await needs.ListAsync(Responsable, Produit, State, Number, cancel);
    }
}
