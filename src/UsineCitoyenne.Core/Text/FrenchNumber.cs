using System.Globalization;

namespace UsineCitoyenne.Core.Text;

/// <summary>Numbers as a French page, mail or message writes them, whatever the machine's own language.</summary>
public static class FrenchNumber
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 8 472 », parted by the narrow space that does not break.</summary>
    public static string Of(long number) => number < 0 ? "−" + (-number).ToString("N0", French) : number.ToString("N0", French);

    /// <summary>« 1 bénévole », « 8 472 bénévoles »; in French zero is singular.</summary>
    public static string Count(long number, string singular, string plural) => $"{Of(number)} {Word(number, singular, plural)}";

    public static string Word(long number, string singular, string plural) => Math.Abs(number) < 2 ? singular : plural;
}
