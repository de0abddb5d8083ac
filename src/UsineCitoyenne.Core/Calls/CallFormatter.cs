using System.Globalization;

namespace UsineCitoyenne.Core.Calls;

public static class CallFormatter
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« je viens », « j'en prends 20 masques ».</summary>
    public static string Told(int quantity, string unit) =>
        quantity == 0 ? "vous venez"
            : unit.Length == 0 ? $"vous en prenez {quantity.ToString("N0", French)}"
            : $"vous prenez {quantity.ToString("N0", French)} {unit}";
}
