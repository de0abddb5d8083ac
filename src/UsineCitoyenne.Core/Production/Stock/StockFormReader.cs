using System.Globalization;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>Reads quantities and days as people type them, and says in French, by field, what cannot be read.</summary>
internal sealed class StockFormReader(DateOnly today)
{
    private readonly Dictionary<string, string> errors = [];

    public IReadOnlyDictionary<string, string> Errors => errors;

    public void Refuse(string field, string why) => errors.TryAdd(field, why);

    /// <exception cref="RefusedException">Something could not be read.</exception>
    public void ThrowIfAny() => RefusedException.ThrowIfAny(errors);

    public DateOnly Day(string field, string? typed) => Date(field, typed, today);

    public DateOnly Date(string field, string? typed, DateOnly usual)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return usual;
        }
        if (DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day))
        {
            return day;
        }
        Refuse(field, "Écrivez le jour comme 30/11/2026.");
        return usual;
    }

    /// <summary>Over zero.</summary>
    public long Quantity(string field, string? typed, string unit)
    {
        var quantity = Any(field, typed, unit);
        if (quantity == 0)
        {
            Refuse(field, "Indiquez une quantité\u00A0: un nombre entier, plus grand que zéro.");
        }
        return quantity;
    }

    /// <summary>Zero where nothing is typed.</summary>
    public long Any(string field, string? typed, string unit)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return 0;
        }
        switch (TryRead(typed, unit, out var quantity))
        {
            case Reading.Read when quantity <= MovementValidator.Most:
                return quantity;
            case Reading.Read:
            case Reading.TooMuch:
                Refuse(field, $"C’est plus que {FrenchNumber.Of(MovementValidator.Most)}. Vérifiez la quantité.");
                break;
            case Reading.Negative:
                Refuse(field, "Une quantité n’est jamais sous zéro. Pour corriger une erreur, annulez le geste dans la liste.");
                break;
            case Reading.Part:
                Refuse(field, $"Un nombre entier, s’il vous plaît\u00A0: pas de fraction {(unit == "cm" ? "de centimètre" : "de pièce")}.");
                break;
            default:
                Refuse(field, unit == "cm"
                    ? "Écrivez une longueur avec son unité, comme «\u00A060 m\u00A0» ou «\u00A06000 cm\u00A0»."
                    : "Écrivez un nombre entier, comme «\u00A0120\u00A0».");
                break;
        }
        return 0;
    }

    /// <summary>« 1 200 », « 60 m » where the unit is the centimetre.</summary>
    internal static Reading TryRead(string typed, string unit, out long quantity)
    {
        quantity = 0;
        if (typed.Length > 40)
        {
            return Reading.Unreadable;
        }
        var text = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter) && letter != '\u202F')).ToLowerInvariant()
            .Replace(',', '.').Replace('−', '-');
        var factor = 1;
        // « 60 » is a roll for one person and a scrap for another: a length says its unit, but for nothing at all.
        if (unit == "cm" && !text.EndsWith('m') && text != "0")
        {
            return Reading.Unreadable;
        }
        if (unit == "cm" && text.EndsWith('m') && !text.EndsWith("mm", StringComparison.Ordinal))
        {
            var metres = !text.EndsWith("cm", StringComparison.Ordinal);
            (text, factor) = (text[..^(metres ? 1 : 2)], metres ? 100 : 1);
        }
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number))
        {
            return Reading.Unreadable;
        }
        if (number > MovementValidator.Most)
        {
            return Reading.TooMuch;
        }
        number *= factor;
        if (number < 0)
        {
            return Reading.Negative;
        }
        if (number != decimal.Truncate(number))
        {
            return Reading.Part;
        }
        quantity = (long)number;
        return Reading.Read;
    }

    internal enum Reading
    {
        Read,
        Unreadable,
        Negative,
        Part,
        TooMuch,
    }
}
