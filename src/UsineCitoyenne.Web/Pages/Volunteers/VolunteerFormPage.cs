using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>What signing up and correcting one's record have in common: the fields, and the choice of a commune without JavaScript.</summary>
public abstract class VolunteerFormPage(VolunteerOptions options, TerritoryDirectory territories) : FramedPage
{
    [BindProperty]
    public VolunteerInput Input { get; set; } = new();

    /// <summary>What is wrong, by field name of <see cref="VolunteerInput"/>.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; protected set; } = new Dictionary<string, string>();

    /// <summary>About the whole form rather than one field.</summary>
    public string? FormError { get; protected set; }

    /// <summary>Communes to choose from when what was typed means several; empty otherwise.</summary>
    public IReadOnlyList<Territory> CommuneChoices { get; protected set; } = [];

    public IEnumerable<OptionChoice> Offered(OptionList list) => options.Offered(list);

    /// <summary>The error of a field, or null.</summary>
    public string? Error(string field) => Errors.GetValueOrDefault(field);

    protected Territory? FindCommune(string? code) => territories.Current.CurrentCommune(code);

    /// <summary>Shows the communes that the typed text means, everything else staying as typed.</summary>
    protected void ChooseCommune()
    {
        Input.CommuneCode = null;
        CommuneChoices = territories.Current.Search(Input.Commune, 30);
        if (CommuneChoices.Count == 0)
        {
            Errors = new Dictionary<string, string>
            {
                [nameof(VolunteerInput.CommuneCode)] = "Aucune commune ne correspond. Essayez son code postal, ou le début de son nom.",
            };
        }
    }

    /// <summary>Says everything that is wrong at once: the commune that is still to be chosen, and every other field.</summary>
    /// <returns>False when something is.</returns>
    protected bool ResolveAll(Func<SignUpForm, IReadOnlyDictionary<string, string>> check)
    {
        var resolved = ResolveCommune();
        var errors = new Dictionary<string, string>(check(Input.ToForm(Guid.Empty)));
        foreach (var (field, message) in Errors)
        {
            errors[field] = message;
        }
        Errors = errors;
        return resolved && errors.Count == 0;
    }

    /// <summary>
    /// Without JavaScript the code is empty and the text says it all: when it means one commune, that is the one; when it means several,
    /// they are shown to choose from. A code that came with another text (the text was changed after) is not believed.
    /// </summary>
    /// <returns>False when the person has to choose.</returns>
    protected bool ResolveCommune()
    {
        if (string.IsNullOrWhiteSpace(Input.Commune) || FindCommune(Input.CommuneCode) is { } known && Means(Input.Commune.Trim(), known))
        {
            return true;
        }
        Input.CommuneCode = null;
        var found = territories.Current.Search(Input.Commune, 30);
        if (Meant(found) is { } meant)
        {
            Input.CommuneCode = meant.Code;
            return true;
        }
        ChooseCommune();
        if (CommuneChoices.Count > 0)
        {
            Errors = new Dictionary<string, string> { [nameof(VolunteerInput.CommuneCode)] = "Choisissez votre commune dans la liste." };
        }
        return false;
    }

    // « Pontoise », typed and not chosen, is the one commune of that name, or the one of this département.
    private Territory? Meant(IReadOnlyList<Territory> found)
    {
        if (found.Count == 1)
        {
            return found[0];
        }
        var named = found.Where(place => Folding.Fold(place.Name) == Folding.Fold(Input.Commune!)).ToList();
        return named.Count == 1 ? named[0]
            : named.Where(place => Frame.Departement is { } here && place.Departement == here).ToList() is [var near] ? near : null;
    }

    private bool Means(string typed, Territory commune)
    {
        if (typed != commune.Label && !territories.Current.Search(typed.Split(" (")[0], 200).Any(place => place.Commune == commune))
        {
            return false;
        }
        // Shown again, the field says which of the homonyms was chosen.
        Input.Commune = commune.Label;
        return true;
    }
}
