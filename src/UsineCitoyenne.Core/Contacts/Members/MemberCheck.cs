using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Contacts.Members;

/// <summary>What an editor may change of a volunteer, with the French sentence for each breach. Keys are the properties' aliases.</summary>
public sealed class MemberCheck(SignUpCheck check, MemberValues values)
{
    internal const string Email = "email";

    private static readonly Dictionary<string, string> Aliases = new()
    {
        [nameof(SignUpForm.FirstName)] = MemberValues.FirstName,
        [nameof(SignUpForm.LastName)] = MemberValues.LastName,
        [nameof(SignUpForm.Phone)] = MemberValues.Phone,
        [nameof(SignUpForm.CommuneCode)] = MemberValues.Commune,
        [nameof(SignUpForm.Profiles)] = MemberValues.Profiles,
        [nameof(SignUpForm.Note)] = MemberValues.Note,
    };

    internal (Volunteer.Details? Details, IReadOnlyDictionary<string, string> Errors) Check(
        Volunteer volunteer, ContactRow row, MemberChanges changes, bool seesSensitive, ContentSchema schema, ContentTypeDefinition type)
    {
        var errors = new Dictionary<string, string>();
        var before = values.Of(row, schema, type);
        var now = new Dictionary<string, string>(before);
        foreach (var property in type.Properties.Where(property => before.ContainsKey(property.Alias)))
        {
            var asked = changes.Values.GetValueOrDefault(property.Alias) ?? "";
            if (property.IsSensitive && !seesSensitive)
            {
                Refuse(errors, property, asked.Length > 0, "Votre groupe ne donne pas accès aux données sensibles.");
            }
            else if (!property.MemberCanEdit)
            {
                Refuse(errors, property, asked != before[property.Alias], "Cette information ne se change pas ici.");
            }
            else
            {
                now[property.Alias] = asked;
            }
        }
        if (seesSensitive && changes.Email is { } email && EmailAddress.Key(email) != (volunteer.EmailKey ?? ""))
        {
            errors[Email] = "Une adresse ne change que si la personne la confirme\u00A0: elle se réinscrit avec la nouvelle.";
        }
        var (details, breaches) = check.Check(Form(volunteer, before, now, errors));
        foreach (var (field, message) in breaches)
        {
            errors.TryAdd(Aliases[field], Worded(type, Aliases[field], now, message));
        }
        return (errors.Count > 0 ? null : details, errors);
    }

    private SignUpForm Form(Volunteer volunteer, Dictionary<string, string> before, Dictionary<string, string> now,
        Dictionary<string, string> errors) => new()
        {
            FirstName = now[MemberValues.FirstName],
            LastName = now[MemberValues.LastName],
            Phone = now[MemberValues.Phone],
            // As declared, unless somebody wrote another.
            CommuneCode = now[MemberValues.Commune] == before[MemberValues.Commune] ? volunteer.CommuneCode : now[MemberValues.Commune],
            Profiles = Codes(OptionList.Profile, MemberValues.Profiles, now, errors),
            Availability = Codes(OptionList.Availability, MemberValues.Availability, now, errors),
            Equipment = Codes(OptionList.Equipment, MemberValues.Equipment, now, errors),
            Note = now[MemberValues.Note],
        };

    private List<string> Codes(OptionList list, string alias, Dictionary<string, string> now, Dictionary<string, string> errors)
    {
        var codes = values.Codes(list, now[alias], out var unknown);
        if (unknown is not null)
        {
            errors[alias] =
                $"«\u00A0{unknown}\u00A0» n’est pas un des choix du formulaire. Un choix par ligne, tel que le formulaire l’écrit.";
        }
        return [.. codes];
    }

    // The form speaks to the person; the member type has words for who writes in their place.
    private static string Worded(ContentTypeDefinition type, string alias, Dictionary<string, string> now, string message) =>
        type.Properties.FirstOrDefault(property => property.Alias == alias) is { } property
        && (now[alias].Length == 0 ? property.MandatoryMessage : property.ValidationMessage) is { Length: > 0 } own ? own : message;

    private static void Refuse(Dictionary<string, string> errors, PropertyDefinition property, bool when, string message)
    {
        if (when)
        {
            errors[property.Alias] = message;
        }
    }
}
