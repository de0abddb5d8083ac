using System.Globalization;

namespace UsineCitoyenne.Core.Text;

/// <summary>Times as people in metropolitan France say them.</summary>
public static class FrenchTime
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <param name="at">UTC.</param>
    /// <returns>« 21 novembre 2026 à 14 h 05 ».</returns>
    public static string Told(DateTime at) => Day(at) + InParis(at).ToString(" 'à' H'\u00A0h\u00A0'mm", French);

    /// <param name="at">UTC.</param>
    /// <returns>« 21 novembre 2026 », « 1er décembre 2026 ».</returns>
    public static string Day(DateTime at) => InParis(at) is { Day: 1 } first
        ? first.ToString("'1er' MMMM yyyy", French)
        : InParis(at).ToString("d MMMM yyyy", French);

    /// <summary>The same of a day without an hour.</summary>
    public static string Day(DateOnly day) => Day(Noon(day));

    /// <summary>The day in France of a moment in UTC.</summary>
    public static DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(InParis(at));

    /// <summary>A moment of that day wherever the clocks of France stand, in UTC.</summary>
    public static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    /// <summary>The next moment after <paramref name="now"/> when it is this hour in Paris.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="weekday">On this day of the week only; any day when null.</param>
    public static DateTime NextHour(DateTime now, int hour, DayOfWeek? weekday = null)
    {
        var day = InParis(now).Date;
        while (true)
        {
            // Clocks change at three in the morning: other hours are there every day.
            var at = TimeZoneInfo.ConvertTimeToUtc(day.AddHours(hour), Paris);
            if (at > now && (weekday is null || day.DayOfWeek == weekday))
            {
                return at;
            }
            day = day.AddDays(1);
        }
    }

    /// <param name="at">UTC.</param>
    public static DateTime InParis(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), Paris);
}
