using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>An administrator gives and ends mandates.</summary>
[Require(Need.Administrator)]
public sealed class MandatesModel(MandateService mandates, TerritoryDirectory territories) : MySpacePage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public MandateKind Kind { get; set; } = MandateKind.Responsable;

    /// <summary><c>departement:95</c>, from the list.</summary>
    [BindProperty]
    public string? Territory { get; set; }

    /// <summary>INSEE code or name of a commune, when the territory is one.</summary>
    [BindProperty]
    public string? Commune { get; set; }

    [BindProperty]
    public string? CommuneCode { get; set; }

    public Dictionary<string, string> Errors { get; } = [];

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<MandateLine> Lines { get; private set; } = [];

    public Gazetteer Gazetteer => territories.Current;

    public override string Title => "Mandats";

    public string Label(TerritoryRef reference) => Gazetteer.Find(reference)?.Label ?? reference.ToString();

    public async Task OnGetAsync() => Lines = await mandates.ListAsync(Responsable);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!EmailAddress.TryNormalize(Email, out var address))
        {
            Errors[nameof(Email)] = "Cette adresse électronique semble incomplète. Exemple : prenom.nom@exemple.fr";
        }
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > 160)
        {
            Errors[nameof(Name)] = "Indiquez le nom de la personne (160 caractères au plus).";
        }
        var territory = ChosenTerritory();
        if (Errors.Count > 0 || territory is null)
        {
            Lines = await mandates.ListAsync(Responsable);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await mandates.GrantAsync(Responsable, address!, Name!.Trim(), Kind, territory.Value);
        Done = $"Mandat donné à {Name.Trim()} : {Label(territory.Value)}. La personne est prévenue par courriel.";
        return Redirect("/mon-espace/mandats/");
    }

    public async Task<IActionResult> OnPostEndAsync(long id)
    {
        await mandates.EndAsync(Responsable, id);
        Done = "Le mandat est retiré : l’accès est fermé dès maintenant.";
        return Redirect("/mon-espace/mandats/");
    }

    private TerritoryRef? ChosenTerritory()
    {
        if (Kind == MandateKind.Administrator)
        {
            return TerritoryRef.Nation;
        }
        if (!string.IsNullOrWhiteSpace(CommuneCode) || !string.IsNullOrWhiteSpace(Commune))
        {
            var found = Gazetteer.CurrentCommune(CommuneCode) ?? (Gazetteer.Search(Commune, 2) is [var only] ? only.Commune : null);
            if (found is null)
            {
                Errors[nameof(Commune)] = "Précisez la commune : son nom exact ou son code Insee.";
            }
            return found?.Ref;
        }
        if (TerritoryRef.TryParse(Territory, out var reference) && Gazetteer.Find(reference) is not null)
        {
            return reference;
        }
        Errors[nameof(Territory)] = "Choisissez un territoire, ou indiquez une commune.";
        return null;
    }
}
