using System.Text;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>The rules of the form, with the French sentence for each breach. Keys are the fields' names.</summary>
public sealed class SignUpCheck(TerritoryDirectory territories, VolunteerOptions options)
{
    internal Gazetteer Gazetteer => territories.Current;

    internal const int NoteLength = 2000;

    internal (Volunteer.Details? Details, IReadOnlyDictionary<string, string> Errors) Check(SignUpForm form)
    {
        var errors = new Dictionary<string, string>();
        var firstName = PersonName.Clean(form.FirstName);
        var lastName = PersonName.Clean(form.LastName);
        var note = Clean(form.Note);
        CheckName(errors, nameof(form.FirstName), firstName, "votre prénom");
        CheckName(errors, nameof(form.LastName), lastName, "votre nom");
        if (string.IsNullOrWhiteSpace(form.CommuneCode))
        {
            errors[nameof(form.CommuneCode)] = "Indiquez votre commune : tapez son nom ou son code postal, puis choisissez-la.";
        }
        var commune = territories.Current.CurrentCommune(form.CommuneCode ?? "");
        if (commune is null && !errors.ContainsKey(nameof(form.CommuneCode)))
        {
            errors[nameof(form.CommuneCode)] =
                "Nous ne connaissons pas cette commune. Tapez son nom ou son code postal, puis choisissez-la dans la liste.";
        }
        if (!PhoneNumber.TryRead(form.Phone, commune?.Code, out var phone))
        {
            errors[nameof(form.Phone)] = PhoneNumber.Refusal;
        }
        var profiles = options.Mask(OptionList.Profile, form.Profiles);
        if (profiles == 0)
        {
            errors[nameof(form.Profiles)] = "Cochez au moins une façon d’aider.";
        }
        if (note.Length > NoteLength)
        {
            errors[nameof(form.Note)] =
                $"Votre message compte {FrenchNumber.Of(note.Length)} caractères : {FrenchNumber.Of(NoteLength)} au plus.";
        }
        return errors.Count > 0
            ? (null, errors)
            : (new Volunteer.Details(
                firstName, lastName, phone, form.CommuneCode!.Trim().ToUpperInvariant(), profiles,
                options.Mask(OptionList.Availability, form.Availability), options.Mask(OptionList.Equipment, form.Equipment), note),
                    errors);
    }

    /// <summary>
    /// A person's details with what a later page asks; what it leaves empty stays. A longer note is cut: that page is the last one.
    /// </summary>
    internal Volunteer.Details Complete(Volunteer person, IReadOnlyList<string> availability, IReadOnlyList<string> equipment, string? note)
    {
        var (when, what, said) = (options.Mask(OptionList.Availability, availability), options.Mask(OptionList.Equipment, equipment),
            Clean(note));
        return new(
            person.FirstName, person.LastName, person.Phone, person.CommuneCode, person.Profiles, when == 0 ? person.Availability : when,
            what == 0 ? person.Equipment : what, said.Length == 0 ? person.Note : Clip.To(said, NoteLength));
    }

    internal static void CheckEmail(Dictionary<string, string> errors, SignUpForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Email))
        {
            errors[nameof(form.Email)] = "Indiquez votre adresse électronique : nous y envoyons le lien de confirmation.";
        }
        else if (!EmailAddress.TryNormalize(form.Email, out _))
        {
            errors[nameof(form.Email)] = EmailAddress.Refusal(form.Email);
        }
    }

    internal static void CheckConsents(Dictionary<string, string> errors, SignUpForm form)
    {
        if (!form.AcceptsCharter)
        {
            errors[nameof(form.AcceptsCharter)] = "Pour participer, lisez la charte et cochez cette case.";
        }
        if (!form.AcceptsContact)
        {
            errors[nameof(form.AcceptsContact)] = "Sans cet accord, nous n’avons pas le droit de garder vos coordonnées.";
        }
    }

    private static void CheckName(Dictionary<string, string> errors, string field, string value, string what)
    {
        if (PersonName.Refusal(value, what) is { } refusal)
        {
            errors[field] = refusal;
        }
    }

    /// <summary>People paste from anywhere: what cannot be seen is dropped rather than reproached.</summary>
    private static string Clean(string? typed)
    {
        var cleaned = new StringBuilder();
        foreach (var character in Invisible.Strip(typed).ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC))
        {
            if (character == '\n')
            {
                cleaned.Append('\n');
            }
            else if (!char.IsControl(character))
            {
                cleaned.Append(character);
            }
            else if (char.IsWhiteSpace(character))
            {
                cleaned.Append(' ');
            }
        }
        return cleaned.ToString().Trim();
    }
}
