using System.Globalization;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Pages.Calls;

/// <summary>Where a call is answered, and where somebody signs up with an answer.</summary>
internal static class CallAddresses
{
    /// <param name="site"><c>agirlocal95</c>; null for the nation's.</param>
    public static string Home(string? site) => site is null ? "/" : $"/{site}/";

    /// <param name="home">Of the site, with its slashes.</param>
    public static string Answer(string home, Guid call) => $"{home}appel/?appel={call}";

    /// <param name="signUp">The form's address.</param>
    /// <param name="quantity">As typed.</param>
    public static string SignUp(string signUp, CallInfo call, string? quantity)
    {
        var commune = call.Place.Kind == TerritoryKind.Commune ? $"&commune={Uri.EscapeDataString(call.Place.Code)}" : "";
        var many = CallQuantityText.TryRead(quantity, out var number) && number > 0
            ? string.Create(CultureInfo.InvariantCulture, $"&combien={number}") : "";
        return $"{signUp}?appel={call.Key}{many}{commune}";
    }
}
