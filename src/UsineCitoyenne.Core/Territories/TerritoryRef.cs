using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// A territory by kind and official code, written <c>departement:95</c> or <c>commune:95323</c>; the nation is <c>nation:FR</c>.
/// </summary>
public readonly record struct TerritoryRef(TerritoryKind Kind, string Code) : IParsable<TerritoryRef>
{
    public static readonly TerritoryRef Nation = new(TerritoryKind.Nation, "FR");

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Code}";

    public static bool TryParse([NotNullWhen(true)] string? text, out TerritoryRef value)
    {
        value = default;
        var parts = text?.Split(':');
        if (parts is not [var kindText, { Length: > 0 } code]
            || !Enum.TryParse<TerritoryKind>(kindText, ignoreCase: true, out var kind)
            || int.TryParse(kindText, CultureInfo.InvariantCulture, out _))
        {
            return false;
        }
        value = new TerritoryRef(kind, code);
        return true;
    }

    static bool IParsable<TerritoryRef>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TerritoryRef result) =>
        TryParse(s, out result);

    static TerritoryRef IParsable<TerritoryRef>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out var value) ? value : throw new FormatException("This is not a territory.");
}
