using System.Globalization;

namespace UsineCitoyenne.Core.Calls;

/// <summary>« J'en prends 20 », as people type it.</summary>
public static class CallQuantityText
{
    /// <summary>More than that is a slip of the keyboard.</summary>
    public const int Most = 100_000;

    public const string Wrong = "Indiquez un nombre, par exemple 20, ou laissez vide pour venir sans rien prendre.";

    /// <summary>Empty is 0: « Je viens ».</summary>
    public static bool TryRead(string? typed, out int quantity)
    {
        var digits = new string([.. (typed ?? "").Where(letter => !char.IsWhiteSpace(letter))]);
        quantity = 0;
        return digits.Length == 0
            || (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out quantity) && quantity <= Most);
    }
}
