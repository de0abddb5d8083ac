using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>Whom an act on the table touches, in the words of its button.</summary>
internal static class ContactAimFormatter
{
    public static string Whole(int total) => total < 2 ? "La personne de cette liste"
        : $"Les {French.Number(total)} personnes de cette liste";

    public static string WriteToWhole(int total) => total < 2 ? "Écrire à la personne de cette liste"
        : $"Écrire aux {French.Number(total)} personnes de cette liste";

    /// <param name="count">0 when it is not known: lines are ticked in the browser.</param>
    public static string Ticked(int count) =>
        count switch { 0 => "Les personnes cochées", 1 => "1 personne cochée", _ => $"{French.Number(count)} personnes cochées" };

    /// <inheritdoc cref="Ticked" path="/param"/>
    public static string WriteToTicked(int count) => count switch
    {
        0 => "Écrire aux personnes cochées",
        1 => "Écrire à la personne cochée",
        _ => $"Écrire aux {French.Number(count)} personnes cochées",
    };
}
