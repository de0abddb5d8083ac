using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Relays;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Relays;

/// <summary>Who passes the word on, and what each link brought.</summary>
[Require(Need.Contacts)]
public sealed class IndexModel(RelayService relays, TerritoryDirectory territories) : MySpacePage
{
    public override string Title => "Relais";

    public IReadOnlyList<RelayLine> Relays { get; private set; } = [];

    public RelayInput Input { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>The relay that <see cref="Errors"/> is about; 0 for the one being added.</summary>
    public long ErrorsAt { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public string Label(TerritoryRef territory) => territories.Current.LabelOf(territory);

    public string LinkOf(RelayLine relay) => Options.Absolute($"/r/{relay.Code}");

    public string? ErrorOf(long relay, string field) => relay == ErrorsAt ? Errors.GetValueOrDefault(field) : null;

    public async Task OnGetAsync(CancellationToken cancel) => Relays = await relays.ListAsync(Responsable.Contacts!, cancel);

    public async Task<IActionResult> OnPostAddAsync(RelayInput input, CancellationToken cancel)
    {
        // The whole territory when no commune is told.
        var place = string.IsNullOrWhiteSpace(input.Commune) ? Responsable.Contacts!.Territories[0]
            : territories.Current.Resolve(input.Commune, input.CommuneCode).Found?.Commune?.Ref;
        return await AnswerAsync(0, input, await relays.AddAsync(Responsable.Contacts!, input.ToForm(place ?? default), cancel),
            "Le relais est ajouté\u00A0: son lien et son affiche sont prêts.", cancel);
    }

    public async Task<IActionResult> OnPostChangeAsync(long id, RelayInput input, CancellationToken cancel) =>
        await AnswerAsync(id, input, await relays.ChangeAsync(Responsable.Contacts!, id, input.ToForm(default), cancel),
            "Le relais est modifié.", cancel);

    public async Task<IActionResult> OnPostRetireAsync(long id, CancellationToken cancel)
    {
        await relays.RetireAsync(Responsable.Contacts!, id, cancel);
        Done = "Le relais est retiré. Ses affiches mènent toujours à l’inscription.";
        return Redirect("/mon-espace/relais/");
    }

    private async Task<IActionResult> AnswerAsync(long at, RelayInput input, IReadOnlyDictionary<string, string> errors, string done,
        CancellationToken cancel)
    {
        if (errors.Count == 0)
        {
            Done = done;
            return Redirect("/mon-espace/relais/");
        }
        (ErrorsAt, Errors, Input) = (at, errors, input);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(cancel);
        return Page();
    }
}

/// <summary>A relay as typed.</summary>
public sealed class RelayInput
{
    public static IReadOnlyList<(RelayKind Kind, string Label)> Kinds { get; } =
    [
        (RelayKind.Commune, "Affiche de la commune"), (RelayKind.FacebookGroup, "Groupe Facebook"),
            (RelayKind.ElectedMember, "Élu ou élue"),
        (RelayKind.NeighbourhoodHouse, "Maison de quartier"), (RelayKind.Shop, "Commerce"), (RelayKind.Association, "Association"),
        (RelayKind.Other, "Autre"),
    ];

    public RelayKind Kind { get; set; }

    public string? Name { get; set; }

    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }

    public string? Contact { get; set; }

    public string? Note { get; set; }

    public RelayForm ToForm(TerritoryRef territory) => new(Kind, Name ?? "", territory, Contact ?? "", Note ?? "");
}
