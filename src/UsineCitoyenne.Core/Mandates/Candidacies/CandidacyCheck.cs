using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>The rules of the form, with the French sentence for each breach. Keys are the fields' names.</summary>
internal static class CandidacyCheck
{
    public static Dictionary<string, string> Check(CandidacyForm form, Gazetteer gazetteer)
    {
        var errors = new Dictionary<string, string>();
        var suggests = form.SuggestedBy is not null;
        if (form.Territory is not { } territory || gazetteer.Find(territory) is null || territory.Kind > TerritoryKind.Commune)
        {
            errors[nameof(form.Territory)] = "Choisissez un territoire.";
        }
        CheckName(errors, nameof(form.Name), form.Name, suggests ? "le nom de la personne" : "votre nom");
        if (!EmailAddress.TryNormalize(form.Email, out _))
        {
            errors[nameof(form.Email)] = EmailAddress.Refusal(form.Email);
        }
        if (suggests)
        {
            CheckName(errors, nameof(form.SuggestedBy), form.SuggestedBy, "votre nom, pour que la personne sache qui a pensé à elle");
        }
        if (form.Message?.Length > Candidacy.TextLength)
        {
            errors[nameof(form.Message)] =
                $"Votre message compte {FrenchNumber.Of(form.Message.Length)} caractères : {FrenchNumber.Of(Candidacy.TextLength)} au "
                + "plus.";
        }
        return errors;
    }

    /// <summary>Somebody named by address.</summary>
    public static Dictionary<string, string> CheckPerson(string? name, string? email)
    {
        var errors = new Dictionary<string, string>();
        CheckName(errors, nameof(CandidacyForm.Name), name, "le nom de la personne");
        if (!EmailAddress.TryNormalize(email, out _))
        {
            errors[nameof(CandidacyForm.Email)] = EmailAddress.Refusal(email);
        }
        return errors;
    }

    private static void CheckName(Dictionary<string, string> errors, string field, string? value, string what)
    {
        if (PersonName.Refusal(PersonName.Clean(value), what) is { } refusal)
        {
            errors[field] = refusal;
        }
    }
}
