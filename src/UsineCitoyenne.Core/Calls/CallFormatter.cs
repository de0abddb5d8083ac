using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Calls;

public static class CallFormatter
{
    /// <summary>« je viens », « j'en prends 20 masques ».</summary>
    public static string Told(int quantity, string unit) =>
        quantity == 0 ? "vous venez"
            : unit.Length == 0 ? $"vous en prenez {FrenchNumber.Of(quantity)}"
            : $"vous prenez {FrenchNumber.Of(quantity)} {unit}";
}
