using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>
/// What signing up and correcting one's record have in common: the fields, and the choice of a commune without JavaScript.
/// </summary>
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
        CommuneChoices = territories.Current.Search(Input.Commune, 30, Frame.Departement);
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
        var errors = new Dictionary<string, string>(check(Input));
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
        if (string.IsNullOrWhiteSpace(Input.Commune))
        {
            return true;
        }
        var answer = territories.Current.Resolve(Input.Commune, Input.CommuneCode, Frame.Departement);
        Input.CommuneCode = answer.Found?.Code;
        if (answer.Found is { } found)
        {
            // Shown again, the field says which of the homonyms was chosen.
            Input.Commune = found.Label;
            return true;
        }
        CommuneChoices = answer.Choices;
        Errors = new Dictionary<string, string> { [nameof(VolunteerInput.CommuneCode)] = answer.Refusal! };
        return false;
    }
}
