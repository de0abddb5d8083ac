using System.Globalization;

namespace UsineCitoyenne.Web.Views;

/// <summary>Days without an hour, in fields and on pages.</summary>
public static class Dates
{
    /// <summary>As a field of the type « date » holds it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>« 1er décembre 2026 »</summary>
    public static string Told(DateOnly day) => French.Date(day.ToDateTime(default));

    /// <summary>« 30 nov. »</summary>
    public static string Short(DateOnly day) => (day.Day == 1 ? "1er"
        : $"{day.Day}") + day.ToString(" MMM", CultureInfo.GetCultureInfo("fr-FR"));
}
