using System.Globalization;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Needs;

/// <summary>The rules of the form, with the French sentence for each breach. Keys are the fields' names.</summary>
public sealed class SupplyNeedValidator(TerritoryDirectory territories, LeaverKey key, TimeProvider clock)
{
    private const string WrongQuantity = "Indiquez un nombre entier, de 1 à 10\u202F000\u202F000, par exemple 300.";

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d/M/yyyy"];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A unit of work may run twice: each time it makes its own row.</summary>
    /// <param name="enteredBy">The account that enters it for an institution, which may have no address; null for the public form.</param>
    internal (Func<SupplyNeed>? Make, Dictionary<string, string> Errors) Check(
        SupplyNeedForm form, IReadOnlyList<ProductSheet> products, long? enteredBy)
    {
        var errors = new Dictionary<string, string>();
        var product = products.FirstOrDefault(sheet => sheet.Id == form.Product && !sheet.IsMatter);
        if (product is null)
        {
            errors[nameof(form.Product)] = "Choisissez ce dont vous avez besoin dans la liste.";
        }
        if (QuantityRefusal(form.Quantity, out var quantity) is { } wrongQuantity)
        {
            errors[nameof(form.Quantity)] = wrongQuantity;
        }
        if (DayRefusal(form.NeededBy, out var neededBy) is { } wrongDay)
        {
            errors[nameof(form.NeededBy)] = wrongDay;
        }
        if (form.Requester is not { } requester || !Enum.IsDefined(requester))
        {
            errors[nameof(form.Requester)] = "Choisissez dans la liste qui fait la demande.";
        }
        var organisation = PlainLabel.Clean(form.OrganisationName);
        if (PlainLabel.Refusal(organisation, SupplyNeed.OrganisationLength,
            $"Indiquez le nom de l’établissement, en {SupplyNeed.OrganisationLength} caractères au plus.") is { } wrongOrganisation)
        {
            errors[nameof(form.OrganisationName)] = wrongOrganisation;
        }
        var commune = territories.Current.CurrentCommune(form.CommuneCode);
        if (commune is null)
        {
            errors[nameof(form.CommuneCode)] = "Indiquez la commune\u00A0: tapez son nom ou son code postal, puis choisissez-la.";
        }
        var (name, phone, note, email) = CheckContact(form, commune, enteredBy is not null, errors);
        var isNamed = name.Length + phone.Length + email.Length > 0;
        if ((isNamed || enteredBy is null) && !form.AcceptsContact)
        {
            errors[nameof(form.AcceptsContact)] = "Sans cet accord, nous n’avons pas le droit de garder ces coordonnées.";
        }
        return errors.Count > 0 ? (null, errors) : (() => new SupplyNeed
        {
            Key = form.SubmissionId,
            ProductId = product!.Id,
            SpecificationVersion = product.Specification?.Version ?? 0,
            CommuneCode = commune!.Code,
            Requester = form.Requester!.Value,
            OrganisationName = organisation,
            Quantity = quantity,
            NeededBy = neededBy,
            ContactName = name,
            ContactEmail = email,
            ContactPhone = phone,
            Note = note,
            EmailHash = email.Length == 0 ? "" : key.Hash(EmailAddress.Key(email)),
            ConsentVersion = isNamed ? ConsentTexts.Need.Version : null,
            EnteredByAccountId = enteredBy,
            CreatedAt = Now,
        }, errors);
    }

    /// <returns>What is wrong, in French; null for a quantity.</returns>
    internal static string? QuantityRefusal(string? typed, out int quantity)
    {
        var digits = new string([.. (typed ?? "").Where(letter => !char.IsWhiteSpace(letter))]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out quantity)
            && quantity is > 0 and <= SupplyNeed.MostQuantity ? null : WrongQuantity;
    }

    /// <returns>What is wrong, in French; null for a day from today on.</returns>
    internal string? DayRefusal(string? typed, out DateOnly day)
    {
        var today = FrenchTime.DayOf(Now);
        return DateOnly.TryParseExact((typed ?? "").Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day >= today && day <= today.AddYears(1) ? null
            : $"Indiquez un jour à venir, dans l’année, par exemple {today.AddDays(30):dd/MM/yyyy}.";
    }

    private static (string Name, string Phone, string Note, string Email) CheckContact(
        SupplyNeedForm form, Territory? commune, bool isEntered, Dictionary<string, string> errors)
    {
        var name = PersonName.Clean(form.ContactName);
        if ((name.Length > 0 || !isEntered) && PersonName.Refusal(name, "qui nous pouvons joindre") is { } wrongName)
        {
            errors[nameof(form.ContactName)] = wrongName;
        }
        string? email = null;
        if (string.IsNullOrWhiteSpace(form.Email))
        {
            if (!isEntered)
            {
                errors[nameof(form.Email)] = "Indiquez une adresse électronique\u00A0: nous y envoyons le lien de confirmation.";
            }
        }
        else if (!EmailAddress.TryNormalize(form.Email, out email))
        {
            errors[nameof(form.Email)] = EmailAddress.Refusal(form.Email);
        }
        if (!PhoneNumber.TryRead(form.Phone, commune?.Code, out var phone))
        {
            errors[nameof(form.Phone)] = PhoneNumber.Refusal;
        }
        var note = Plain(form.Note);
        if (note.Length > SupplyNeed.NoteLength)
        {
            errors[nameof(form.Note)] = $"Ce texte compte {FrenchNumber.Of(note.Length)}\u00A0caractères\u00A0: "
                + $"{FrenchNumber.Of(SupplyNeed.NoteLength)} au plus.";
        }
        return (name, phone, note, email ?? "");
    }

    private static string Plain(string? typed) => new string([.. Invisible.Strip(typed).ReplaceLineEndings("\n")
        .Where(letter => letter == '\n' || !char.IsControl(letter))]).Trim();
}
