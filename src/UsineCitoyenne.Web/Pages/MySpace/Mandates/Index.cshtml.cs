using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Mandates;

/// <summary>An administrator gives and ends mandates.</summary>
[Require(Need.Administrator)]
public sealed class IndexModel(MandateService mandates, MandateTypes types, TerritoryDirectory territories) : MySpacePage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Alias of a kind; empty for the one that leads the territory.</summary>
    [BindProperty]
    public string? Type { get; set; }

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

    public MandatePage Mandates { get; private set; } = new(0, []);

    /// <summary>Those that may be given directly: a deputy is named by who leads.</summary>
    public IReadOnlyList<MandateTypeView> Types { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Gazetteer Gazetteer => territories.Current;

    public override string Title => "Mandats";

    public string Label(TerritoryRef reference) => Gazetteer.LabelOf(reference);

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!EmailAddress.TryNormalize(Email, out var address))
        {
            Errors[nameof(Email)] = EmailAddress.Refusal(Email);
        }
        var name = PersonName.Clean(Name);
        if (PersonName.Refusal(name, "le nom de la personne") is { } refusal)
        {
            Errors[nameof(Name)] = refusal;
        }
        var territory = ChosenTerritory();
        if (Errors.Count == 0 && territory is { } place
            && await mandates.GrantAsync(Responsable, address!, name, string.IsNullOrEmpty(Type) ? MandateAlias.LeadOf(place.Kind)
                : Type, place) is { } wrong)
        {
            Errors[nameof(Type)] = wrong;
        }
        if (Errors.Count > 0 || territory is null)
        {
            await ShowAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Done = $"Mandat donné à {name} : {Label(territory.Value)}. La personne est prévenue par courriel.";
        return Redirect("/mon-espace/mandats/");
    }

    public async Task<IActionResult> OnPostEndAsync(long id)
    {
        await mandates.EndAsync(Responsable, id);
        Done = "Le mandat est retiré : l’accès est fermé dès maintenant.";
        return Redirect("/mon-espace/mandats/");
    }

    private async Task ShowAsync()
    {
        Mandates = await mandates.ListAsync(Responsable, Number);
        Types = [.. (await types.ListAsync()).Where(type => type is { Active: true, IsDeputy: false })];
    }

    private TerritoryRef? ChosenTerritory()
    {
        if (Type == MandateAlias.Administrator)
        {
            return TerritoryRef.Nation;
        }
        if (!string.IsNullOrWhiteSpace(CommuneCode) || !string.IsNullOrWhiteSpace(Commune))
        {
            var answer = Gazetteer.Resolve(Commune, CommuneCode);
            if (answer.Found is null)
            {
                Errors[nameof(Commune)] = answer.Refusal!;
            }
            return answer.Found?.Commune?.Ref;
        }
        if (TerritoryRef.TryParse(Territory, out var reference) && Gazetteer.Find(reference) is not null)
        {
            return reference;
        }
        Errors[nameof(Territory)] = "Choisissez un territoire, ou indiquez une commune.";
        return null;
    }
}
